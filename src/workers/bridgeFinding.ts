import { partsOf } from '../detection/partsOf';
import { callback } from './bridgeRecords';
import type { Pool } from './pool';
import type { FindSettings, FoundBeats } from './records/annotationTypes';
import type { RecordSource } from './records/types';
import type { RecordsWorker } from './records/workerTypes';

export interface Search {
  source: RecordSource;
  settings: FindSettings;
  lengthSamples: number;
  samplingHz: number;
  signal: AbortSignal;
  /** Told how many seconds of the record are done. */
  onProgress: (doneSec: number) => void;
}

/**
 * Finds the beats of a record. A long one is divided among the threads of the pool, with the same result: the lab's detector
 * remembers some beats, and where a part did not hold enough before its beginning, the record is searched in one piece. Pan and
 * Tompkins remember everything.
 *
 * @throws as `Pool.run`; WfdbError if the record cannot be read
 */
export async function findBeatsInParts(
  pool: Pool<RecordsWorker>,
  { source, settings, lengthSamples, samplingHz, signal, onProgress }: Search,
): Promise<FoundBeats> {
  const parts = settings.detector === 'lab' ? partsOf(lengthSamples, samplingHz, pool.size) : [];
  const doneSec = parts.map(() => 0);
  const found = await Promise.all(
    (parts.length > 1 ? parts : []).map((part, i) => {
      const progress = callback((sec: number) => {
        doneSec[i] = sec;
        onProgress(doneSec.reduce((sum, each) => sum + each, 0));
      });
      return pool.run((worker) => worker.findBeatsIn(source, part, progress), signal);
    }),
  );
  const isSame = found.length > 0 && found.every(({ isSteady }) => isSteady);
  const progress = callback(onProgress);
  return pool.run<FoundBeats>(
    (worker) => worker.findBeats(source, settings, progress, isSame ? found : undefined),
    signal,
  );
}
