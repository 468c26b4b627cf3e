import type { Patience } from './defaults';
import { type PhysioNetError, physioNetError } from './problem';

/** A failed try that is worth repeating; `problem` is what to report if no retry succeeds. */
export class TryAgain extends Error {
  constructor(readonly problem: PhysioNetError) {
    super(problem.message);
  }
}

/** What a running try works with. */
export interface Attempt {
  signal: AbortSignal;
  /** Call for every chunk received: restarts the stall timer. */
  alive(): void;
}

/**
 * Runs a network operation and aborts it when no data arrives for too long.
 *
 * @throws TryAgain for a stall or a broken connection, AbortError when stopped, and whatever the work throws
 */
export async function attempt<T>(
  path: string,
  { stallMs }: Patience,
  stop: AbortSignal,
  work: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  stop.throwIfAborted();
  const abort = new AbortController();
  let hasStalled = false;
  const stall = () => {
    hasStalled = true;
    abort.abort();
  };
  const forward = () => abort.abort();
  stop.addEventListener('abort', forward);
  let timer = setTimeout(stall, stallMs);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(stall, stallMs);
  };
  try {
    return await work({ signal: abort.signal, alive });
  } catch (error) {
    if (stop.aborted) throw new DOMException('Stopped.', 'AbortError');
    // `fetch` and a body's reader throw a TypeError for a failed connection.
    if (hasStalled || error instanceof TypeError) throw new TryAgain(broken(path));
    throw error;
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', forward);
  }
}

/** The connection broke or stalled in the middle of a file. */
export function broken(path: string): PhysioNetError {
  return physioNetError(
    'physionet-broken',
    path,
    `The connection broke off several times before ${path} was complete. What was downloaded is kept: press Download again to continue from there.`,
  );
}

/**
 * Waits `firstWaitMs` after the first failure, then twice as long each time. @throws AbortError as soon as the signal aborts
 */
export function waitBefore(tries: number, { firstWaitMs }: Patience, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('Stopped.', 'AbortError'));
    };
    const timer = setTimeout(
      () => {
        signal.removeEventListener('abort', stop);
        resolve();
      },
      firstWaitMs * 2 ** (tries - 1),
    );
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
