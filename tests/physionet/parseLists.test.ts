import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnnotators, parseRecords, parseSums } from '../../src/physionet/parseLists';
import { encodePath, isPathInside } from '../../src/physionet/safePath';

describe('RECORDS', () => {
  it('names records, nested ones, EDF files and folders, each once and in order', () => {
    const text = '200\r\n100\n\n  p00/p000020/p000020-2183\n./100\np00/\nchb01/chb01_01.edf\n100\n';
    expect(parseRecords(text)).toEqual({
      entries: ['200', '100', 'p00/p000020/p000020-2183', 'p00/', 'chb01/chb01_01.edf'],
      refused: [],
    });
  });

  it('of a folder is relative to the folder', () => {
    expect(parseRecords('81739927\n', 'waves/p100/').entries).toEqual(['waves/p100/81739927']);
  });

  it('skips what points outside the database, and names a few of these lines', () => {
    const bad = [
      '../secret',
      '/etc/passwd',
      'a/../../b',
      'a\\..\\b',
      '.hidden',
      'a//b',
      'c:',
      'a\u0001b',
      `${'a/'.repeat(400)}b`,
    ];
    const { entries, refused } = parseRecords([...bad, '100'].join('\n'));
    expect(entries).toEqual(['100']);
    expect(refused).toEqual(bad.slice(0, 5));
    expect(parseRecords('../waves\n', 'p00/').entries).toEqual([]);
  });

  it('gives only paths inside the database, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const path of parseRecords(text).entries) {
          expect(isPathInside(path.replace(/\/$/, ''))).toBe(true);
          const url = new URL(encodePath(path), 'http://lab/physionet/mitdb/1.0.0/');
          expect(url.href.startsWith('http://lab/physionet/mitdb/1.0.0/')).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('SHA256SUMS.txt', () => {
  const a = 'a'.repeat(64);
  const b = 'B'.repeat(64);

  it('gives sums by path, as sha256sum and PhysioNet write them', () => {
    const sums = parseSums(`${a}  100.hea\n${b} *x_mitdb/x_100.dat\r\n${a} ./a b.dat\n`);
    expect([...sums]).toEqual([
      ['100.hea', a],
      ['x_mitdb/x_100.dat', 'b'.repeat(64)],
      ['a b.dat', a],
    ]);
  });

  it('ignores invalid lines', () => {
    expect(parseSums(`${a}100.hea\n${a.slice(1)} 100.dat\n${a} ../100.dat\n<html>${a} 1\n\n`).size).toBe(0);
  });
});

describe('ANNOTATORS', () => {
  it('names annotators by their first words', () => {
    expect(
      parseAnnotators('atr\treference annotations\nqrs  unaudited\n\natr again\n../x\n<html>\n'),
    ).toEqual(['atr', 'qrs']);
    expect(parseAnnotators(Array.from({ length: 100 }, (_, i) => `a${i}`).join('\n'))).toHaveLength(32);
  });
});
