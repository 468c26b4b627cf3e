import type { Remote } from 'comlink';
import { beforeEach } from 'vitest';
import { services } from '../../src/state/services';
import { initialState, labStore } from '../../src/state/store';
import type { Pool } from '../../src/workers/pool';
import { createRecordsWorker } from '../../src/workers/records/recordsWorker';
import type { RecordsWorker } from '../../src/workers/records/workerTypes';

/** Runs the code of the workers in this thread, so that commands work as on the page, without a browser. */
function poolInThisThread(): Pool<RecordsWorker> {
  const worker = createRecordsWorker() as unknown as Remote<RecordsWorker>;
  return {
    size: 1,
    async run(job, signal) {
      if (signal?.aborted) throw new DOMException('Stopped.', 'AbortError');
      const value = await job(worker);
      if (signal?.aborted) throw new DOMException('Stopped.', 'AbortError');
      return value;
    },
    dispose() {},
  };
}

/** Resets the lab before each test to a first visit, without storage. */
export function freshLab(): void {
  beforeEach(() => {
    const pool = poolInThisThread();
    services.pool = () => pool;
    services.viewer = () => pool;
    services.sources.clear();
    services.loose = [];
    services.dismissed.clear();
    services.parts = [];
    services.unsaved.clear();
    services.unstored.clear();
    services.networks.clear();
    services.removals.clear();
    labStore.setState(
      { ...initialState(), storage: { status: 'off', usedBytes: undefined, quotaBytes: undefined } },
      true,
    );
  });
}

/** A dropped file with these bytes. */
export const dropped = (path: string, bytes: Uint8Array<ArrayBuffer> | string) => ({
  path,
  blob: new Blob([bytes]),
});
