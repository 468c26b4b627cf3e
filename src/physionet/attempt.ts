import type { Patience } from './defaults';
import { type PhysioNetError, physioNetError } from './problem';

/** A try that failed in a way that another one may mend; `problem` is what is told where none does. */
export class TryAgain extends Error {
  constructor(readonly problem: PhysioNetError) {
    super(problem.message);
  }
}

/** What a file lets a try do and see. */
export interface Attempt {
  signal: AbortSignal;
  /** A byte came: the connection lives. */
  alive(): void;
}

/**
 * Does something on the net, and ends it where nothing comes for too long.
 *
 * @throws TryAgain for a stall or a broken connection, AbortError for a stop, and what the work throws itself
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
    // What `fetch` and a body's reader throw for a connection that failed.
    if (hasStalled || error instanceof TypeError) throw new TryAgain(broken(path));
    throw error;
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', forward);
  }
}

/** The connection broke or stood still in the middle of a file. */
export function broken(path: string): PhysioNetError {
  return physioNetError(
    'physionet-broken',
    path,
    `The connection broke off several times before ${path} was whole. What came is kept: press Download again to go on from there.`,
  );
}

/** After the first failure `firstWaitMs`, then twice as long each time. @throws AbortError as soon as the signal aborts */
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
