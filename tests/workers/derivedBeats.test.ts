import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultPrepareSettings, deriveColumns } from '../../src/beats';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { RecordSource } from '../../src/workers/records/types';

describe('a thread that prepares', () => {
  const worker = createRecordsWorker();
  let source: RecordSource;

  beforeAll(async () => {
    const { sources } = await worker.sortFiles(await worker.demo(), () => undefined);
    source = sources[0]!;
  });

  it('makes the derived columns that are asked for, and no others', async () => {
    const { beats } = await worker.prepare(source, defaultPrepareSettings);
    expect([beats.median, beats.shape]).toEqual([undefined, undefined]);
    const needs = { median: true, longMedian: true, shape: true };
    const complete = await worker.prepare(source, defaultPrepareSettings, needs);
    expect(complete.beats).toEqual({ ...beats, ...deriveColumns(beats, needs) });
    expect(complete.beats.shape).toHaveLength(5 * beats.count);
  });

  it('writes the features of the shape into an NPZ file, whether they were made before or not', async () => {
    const bare = await worker.prepare(source, defaultPrepareSettings);
    const complete = await worker.prepare(source, defaultPrepareSettings, {
      median: true,
      longMedian: true,
      shape: true,
    });
    const [one, other] = await Promise.all(
      [bare, complete].map(async ({ beats }) => {
        const file = await worker.npz([beats], undefined, '');
        return unzipSync(new Uint8Array(await file.arrayBuffer()))['features.npy'];
      }),
    );
    expect(one!.length).toBeGreaterThan(14 * 4 * bare.beats.count);
    expect(one).toEqual(other);
  });
});
