import * as Comlink from 'comlink';

/** A few threads of one kind; each does one job at a time, the others wait in order. */
export interface Pool<T> {
  readonly size: number;
  /**
   * Runs a job on the next free thread. When the signal aborts, a waiting job is dropped and a running
   * one is really stopped: its thread is terminated and replaced.
   * @throws DOMException `AbortError`, or Error `worker-died` when the thread ended by itself.
   */
  run<R>(job: (worker: Comlink.Remote<T>) => Promise<R>, signal?: AbortSignal): Promise<R>;
  dispose(): void;
}

interface Slot<T> {
  thread: Worker;
  remote: Comlink.Remote<T>;
  /** Ends the running job with an error. */
  fail: ((error: Error) => void) | undefined;
}

/** Makes threads on demand, up to `size`. */
export function createPool<T>(spawn: () => Worker, size: number): Pool<T> {
  const idle: Slot<T>[] = [];
  const busy = new Set<Slot<T>>();
  const waiting: (() => void)[] = [];

  function open(): Slot<T> {
    const thread = spawn();
    const slot: Slot<T> = { thread, remote: Comlink.wrap<T>(thread), fail: undefined };
    thread.addEventListener('error', (event) => slot.fail?.(new Error(`worker-died: ${event.message}`)));
    thread.addEventListener('messageerror', () =>
      slot.fail?.(new Error('worker-died: its answer could not be read')),
    );
    return slot;
  }

  function close(slot: Slot<T>): void {
    slot.thread.terminate();
    busy.delete(slot);
    waiting.shift()?.();
  }

  /** Resolves when a thread may be free, or when the signal aborts. */
  function waitForTurn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const onAbort = () => {
        const index = waiting.indexOf(wake);
        if (index >= 0) waiting.splice(index, 1);
        resolve();
      };
      const wake = () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      waiting.push(wake);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  async function acquire(signal: AbortSignal | undefined): Promise<Slot<T>> {
    while (!signal?.aborted && idle.length === 0 && busy.size >= size) await waitForTurn(signal);
    if (signal?.aborted) {
      // It may have been woken and aborted at the same time: pass the turn on to the next in line.
      waiting.shift()?.();
      throw new DOMException('Stopped.', 'AbortError');
    }
    const slot = idle.pop() ?? open();
    busy.add(slot);
    return slot;
  }

  return {
    size,
    async run(job, signal) {
      const slot = await acquire(signal);
      let ended = false;
      return new Promise((resolve, reject) => {
        const stop = () => slot.fail?.(new DOMException('Stopped.', 'AbortError'));
        slot.fail = (error) => {
          ended = true;
          signal?.removeEventListener('abort', stop);
          close(slot);
          reject(error);
        };
        signal?.addEventListener('abort', stop, { once: true });
        const release = () => {
          if (ended) return;
          signal?.removeEventListener('abort', stop);
          slot.fail = undefined;
          busy.delete(slot);
          idle.push(slot);
          waiting.shift()?.();
        };
        job(slot.remote).then(
          (value) => {
            release();
            resolve(value);
          },
          (error) => {
            release();
            reject(error);
          },
        );
      });
    },
    dispose() {
      for (const slot of [...idle, ...busy]) slot.thread.terminate();
      idle.length = 0;
      busy.clear();
    },
  };
}
