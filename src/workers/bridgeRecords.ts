import * as Comlink from 'comlink';
import { createPool, type Pool } from './pool';
import type { RecordsWorker } from './records/workerTypes';

/**
 * Threads that read, denoise and cut records: one more than there are cores, since each waits for its files a part of the time; at
 * most eight.
 */
export function openRecordsPool(
  size = Math.min(8, 1 + (navigator.hardwareConcurrency || 2)),
): Pool<RecordsWorker> {
  return createPool<RecordsWorker>(
    () => new Worker(new URL('./records.worker.ts', import.meta.url), { type: 'module', name: 'records' }),
    size,
  );
}

/** Wraps a function of the page so that a thread can call it, for example to report progress. */
export function callback<T extends (...values: never[]) => void>(call: T): T {
  return Comlink.proxy(call);
}
