import { describe, expect, it } from 'vitest';
import { ec57Record } from '../../src/evaluation/ec57';
import { compareRecord } from '../../src/workers/records/compareRecord';
import type { SourceFile } from '../../src/workers/records/types';
import { describeWithShared } from '../shared';
import { smallRecord } from '../state/fakes';
import { dropFiles } from './fieldRecords';

const fromStart = { fromSec: 0 };

describe('two annotators of a record', () => {
  const files = smallRecord('a').map((file): SourceFile => ({ ...file, name: file.path }));

  it('are read from its files; predictions are compared with one', async () => {
    const { source } = (await dropFiles(files)).record('a');
    const same = await compareRecord(source, {
      ...{ reference: 'atr', test: { annotator: 'atr' }, options: fromStart },
    });
    expect(same).toMatchObject({ record: 'a', scoredBeats: 20, leftOut: 0 });
    expect(same.rows['bxb-S']).toContain('Reference annotator: atr\n     Test annotator: atr\n');
    expect(same.rows['bxb-S']).toContain('QRS sensitivity: 100.00% (20/20)');
    // 20 beats at i + 0.75 s, every fifth V. The first was learnt from, and the fifth is not known to the run.
    const at = (beat: number) => Math.round((beat + 0.75) * 360);
    const tested = [...Array(20).keys()].filter((beat) => beat !== 0 && beat !== 4);
    const run = await compareRecord(source, {
      reference: 'atr',
      options: fromStart,
      test: {
        annotator: 'lab',
        sample: Int32Array.from(tested, at),
        predicted: new Uint8Array(tested.length),
        untested: Int32Array.of(at(0)),
      },
    });
    expect(run).toMatchObject({ scoredBeats: 19, leftOut: 1 });
    expect(run.rows['bxb-S']).toContain('QRS sensitivity:  94.74% (18/19)');
    expect(run.rows['bxb-S']).toContain('VEB sensitivity:   0.00% (0/4)');
  });

  it('must both be there', async () => {
    const { source } = (await dropFiles(files)).record('a');
    const asked = { reference: 'atr', test: { annotator: 'qrs' }, options: {} };
    await expect(compareRecord(source, asked)).rejects.toThrow('record a has no annotator qrs');
  });
});

describeWithShared('the annotators of record 201', (shared) => {
  it('are compared as they are in their files', async () => {
    const there = ['hea', 'dat', 'atr'].map((ending) => ['data', 'mitdb', `201.${ending}`]);
    const files = [...there, ['reference', 'ec57', '201.tst']].map((path): SourceFile => {
      const name = path.at(-1)!;
      return { name, path: `db/${name}`, blob: new Blob([shared.bytes(...path)]) };
    });
    const { source } = (await dropFiles(files)).record('201');
    const [read, swapped] = await Promise.all(
      (['atr', 'tst'] as const).map((reference) =>
        compareRecord(source, {
          ...{ reference, test: { annotator: reference === 'atr' ? 'tst' : 'atr' }, options: {} },
        }),
      ),
    );
    expect(read!.marksRhythm).toEqual({ reference: true, test: true });
    expect(read!.scoredBeats).toBeGreaterThan(1000);
    expect(swapped!.rows['bxb-L']).not.toBe(read!.rows['bxb-L']);
    const { readAnnotations } = await import('../../src/wfdb');
    const marks = (...path: string[]) => readAnnotations(shared.bytes(...path), path.at(-1)!);
    const direct = ec57Record(
      {
        ...{ record: '201', samplingHz: 360, sampleCount: 650_000 },
        reference: marks('data', 'mitdb', '201.atr'),
        test: marks('reference', 'ec57', '201.tst'),
      },
      { reference: 'atr', test: 'tst' },
    );
    expect(read!.rows).toEqual(direct.rows);
  });
});
