import * as Comlink from 'comlink';
import { watchLock } from './lifeLock';
import { recordingLock } from './monitor/recordingLock';
import type { MonitorWorker } from './monitor/types';

/** The thread that monitors, started. */
export interface MonitorThread {
  remote: Comlink.Remote<MonitorWorker>;
  /** Ends the thread. */
  end(): void;
}

/** Starts a thread that monitors. @param onDied called with the reason if it ends by itself */
export function openMonitor(onDied: (reason: string) => void): MonitorThread {
  const worker = new Worker(new URL('./monitor.worker.ts', import.meta.url), {
    type: 'module',
    name: 'monitor',
  });
  worker.addEventListener('error', (event) => onDied(event.message || 'it could not be loaded'));
  worker.addEventListener('messageerror', () => onDied('its answer could not be read'));
  const remote = Comlink.wrap<MonitorWorker>(worker);
  return {
    remote,
    end() {
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}

/** Calls back once the thread that writes this recording has ended, in whatever way. */
export function whenRecordingEnds(name: string, onEnd: () => void): void {
  watchLock(recordingLock(name), onEnd);
}
