import type { Remote } from 'comlink';
import { describe, expect, it } from 'vitest';
import { findBeatsInParts } from '../../src/workers/bridgeFinding';
import type { Pool } from '../../src/workers/pool';
import { findBeats } from '../../src/workers/records/findBeats';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { RecordSource } from '../../src/workers/records/types';
import type { RecordsWorker } from '../../src/workers/records/workerTypes';
import { writtenRecord } from './fieldRecords';

const HZ = 100;
const MINUTES = 100;
const settings = { detector: 'lab', carriesLabels: false } as const;

/** Beats of changing rate and height on a line that wanders. */
function heart(): Float32Array {
  const signal = new Float32Array(MINUTES * 60 * HZ);
  for (let i = 0; i < signal.length; i++) signal[i] = 0.1 * Math.sin(i / 170) + 0.002 * Math.sin(i * i);
  for (let at = 40, beat = 0; at < signal.length - 10; beat++) {
    for (let j = -9; j <= 9; j++)
      signal[at + j]! += (1 + 0.3 * Math.sin(beat / 7)) * Math.exp(-((j / 1.6) ** 2));
    at += Math.round(HZ * (0.8 + 0.25 * Math.sin(beat / 11)));
  }
  return signal;
}

/** A pool of three "threads", and what they were asked for. */
function fakePool() {
  const worker = createRecordsWorker();
  const asked: string[] = [];
  const spy = new Proxy(worker, {
    get(target, name: keyof RecordsWorker) {
      asked.push(name);
      return target[name];
    },
  });
  const pool: Pool<RecordsWorker> = {
    size: 3,
    run: (job) => job(spy as unknown as Remote<RecordsWorker>),
    dispose: () => undefined,
  };
  return { pool, asked };
}

const bytesOf = async (found: Awaited<ReturnType<typeof findBeats>>) =>
  new Uint8Array(await found.file!.blob.arrayBuffer());

async function search(
  pool: Pool<RecordsWorker>,
  source: RecordSource,
  detector: 'lab' | 'pan-tompkins' = 'lab',
) {
  const progress: number[] = [];
  const found = await findBeatsInParts(pool, {
    source,
    settings: { ...settings, detector },
    lengthSamples: MINUTES * 60 * HZ,
    samplingHz: HZ,
    signal: new AbortController().signal,
    onProgress: (sec) => progress.push(sec),
  });
  return { found, progress };
}

describe('finding the beats of a long record by several threads', () => {
  it('gives the file that one thread gives, and tells how far it is', async () => {
    const source = await writtenRecord('long', heart(), 'MLII', HZ);
    const { pool, asked } = fakePool();
    const { found, progress } = await search(pool, source);
    expect(asked).toEqual(['findBeatsIn', 'findBeatsIn', 'findBeatsIn', 'findBeats']);
    expect(await bytesOf(found)).toEqual(await bytesOf(await findBeats(source, settings, () => undefined)));
    expect(Math.max(...progress)).toBe(MINUTES * 60);
  });

  it.each([
    ['nothing but missing samples', Number.NaN],
    ['a flat line', 0],
  ])('also where a part begins after %s', async (_, value) => {
    const signal = heart();
    signal.fill(value, 20 * 60 * HZ, 40 * 60 * HZ);
    const source = await writtenRecord('gap', signal, 'MLII', HZ);
    const { pool } = fakePool();
    const { found } = await search(pool, source);
    expect(await bytesOf(found)).toEqual(await bytesOf(await findBeats(source, settings, () => undefined)));
  });

  it('leaves Pan and Tompkins, who remember everything, to one', async () => {
    const source = await writtenRecord('pt', heart(), 'MLII', HZ);
    const { pool, asked } = fakePool();
    await search(pool, source, 'pan-tompkins');
    expect(asked).toEqual(['findBeats']);
  });
});
