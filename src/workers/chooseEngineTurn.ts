/** The period in which one engine is tried. */
export interface Turn {
  /** Aborts when the turn ends, or the choice as a whole is aborted. */
  signal: AbortSignal;
  /** Closes what was opened in this turn. */
  end(): void;
  /** What was opened in this turn stays open, even if the choice is aborted. */
  keep(): void;
}

/** A turn that ends at the latest when the outer signal aborts. */
export function turnWithin(outer: AbortSignal | undefined): Turn {
  const abort = new AbortController();
  const end = () => abort.abort();
  const keep = () => outer?.removeEventListener('abort', end);
  if (outer?.aborted) end();
  else outer?.addEventListener('abort', end);
  return {
    signal: abort.signal,
    end() {
      keep();
      end();
    },
    keep,
  };
}

/**
 * Waits for work, up to a time limit.
 *
 * @returns undefined if the time was up first; the later result of the work is ignored
 * @throws DOMException AbortError (rejects) as soon as the signal aborts; otherwise what the work throws
 */
export async function withLimit<T>(
  limitMs: number,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | undefined> {
  signal.throwIfAborted();
  const over = new AbortController();
  const timeUp = new Promise<undefined>((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), limitMs);
    over.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', () => reject(signal.reason), { signal: over.signal });
  });
  const done = work();
  done.catch(() => undefined);
  try {
    return await Promise.race([done, timeUp]);
  } finally {
    over.abort();
  }
}
