import { describe, expect, it } from 'vitest';
import { annotationFinder, namedByHeader } from '../../src/physionet/recordFiles';
import { parseHeader } from '../../src/wfdb';

const named = (text: string, path = 'p00/rec.hea') => namedByHeader(parseHeader(text, path), path);
const paths = (files: { path: string }[]) => files.map(({ path }) => path);

describe('what a header names', () => {
  it('is every signal file once, in the folder of the header, with its expected size', () => {
    const { signals, segments, refused } = named(
      'rec 4 360 650000\nrec.dat 212 200\nrec.dat 212 200\nother.dat 16 200\n~ 0 200\n',
    );
    expect(paths(signals)).toEqual(['p00/rec.dat', 'p00/other.dat']);
    expect(signals.map(({ expectedBytes }) => expectedBytes)).toEqual([1_950_000, 1_300_000]);
    expect(signals[0]!.limitBytes).toBeGreaterThan(1_950_000);
    expect(signals[0]!.limitBytes).toBeLessThan(10_000_000);
    expect(segments).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('is every segment once, without null segments', () => {
    const { segments } = named('rec/5 2 360 3000\nrec_layout 0\nrec_1 1000\n~ 1000\nrec_2 500\nrec_1 500\n');
    expect(paths(segments)).toEqual(['p00/rec_layout.hea', 'p00/rec_1.hea', 'p00/rec_2.hea']);
  });

  it('is never a file outside', () => {
    const { signals, refused } = named('rec 3 360 10\n../../secret.dat 16\n/etc/passwd 16\nok.dat 16\n');
    expect(paths(signals)).toEqual(['p00/ok.dat']);
    expect(refused).toEqual(['../../secret.dat', '/etc/passwd']);
  });

  it('limits the size of a file whose header announces too much or nothing', () => {
    const huge = named('rec 1 360 9000000000000\nrec.dat 16\n').signals[0]!;
    const unknown = named('rec 1 360\nrec.dat 16\n').signals[0]!;
    for (const { limitBytes } of [huge, unknown]) expect(limitBytes).toBe(4 * 2 ** 30);
  });
});

describe('annotation files', () => {
  it('are those that the sums list under the name of the record', () => {
    const sums = new Map(
      [
        '100.hea',
        '100.dat',
        '100.atr',
        '100.qrs',
        '100.xws',
        '100.txt',
        '102-0.atr',
        'x/100.atr',
        'RECORDS',
      ].map((path) => [path, '']),
    );
    const find = annotationFinder({ sums, annotators: ['atr', 'ecg'] });
    expect(find('100').map(({ path, optional }) => [path, optional])).toEqual([
      ['100.atr', false],
      ['100.qrs', false],
    ]);
    expect(paths(find('x/100'))).toEqual(['x/100.atr']);
    expect(find('101')).toEqual([]);
  });

  it('without sums are those of the named annotators, or atr, if they exist', () => {
    const find = annotationFinder({ sums: undefined, annotators: ['atr', 'qrs'] });
    expect(find('100').map(({ path, optional }) => [path, optional])).toEqual([
      ['100.atr', true],
      ['100.qrs', true],
    ]);
    expect(paths(annotationFinder({ sums: undefined, annotators: undefined })('100'))).toEqual(['100.atr']);
  });
});
