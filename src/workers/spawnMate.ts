import type { FromMate, MateThread, ToMate } from '../training/team/messages';
import { watchLock } from './lifeLock';

/** Starts a thread that computes a share of every batch. Called in the training worker, or in the page if that trains. */
export function spawnMate(): MateThread {
  const name = `ecg-lab-mate-${crypto.randomUUID?.()}`;
  const worker = new Worker(new URL('./mate.worker.ts', import.meta.url), { type: 'module', name });
  let gone: (reason: Error) => void = () => {};
  let unwatch = () => {};
  worker.addEventListener('error', (event) =>
    gone(new Error(`A training thread failed: ${event.message || 'it could not be loaded'}.`)),
  );
  worker.addEventListener('messageerror', () =>
    gone(new Error('A training thread failed: its answer could not be read.')),
  );
  return {
    post: (message: ToMate, transfer) => worker.postMessage(message, transfer),
    listen: (onMessage) =>
      worker.addEventListener('message', ({ data }: MessageEvent<FromMate>) => {
        // From now on the thread holds its lock. A page without `randomUUID` has no locks either.
        if (data.kind === 'opened') {
          unwatch = watchLock(name, () => gone(new Error('A training thread ended unexpectedly.')));
        }
        onMessage(data);
      }),
    onGone: (listener) => {
      gone = listener;
    },
    end: () => {
      unwatch();
      worker.terminate();
    },
  };
}
