/** The time in which one engine is looked at. */
export interface Turn {
  /** Aborts when the turn is ended, or the whole choice is given up. */
  signal: AbortSignal;
  /** Closes what was opened in this turn. */
  end(): void;
  /** What was opened in this turn stays, whatever becomes of the choice. */
  keep(): void;
}

/** A turn that ends with the signal around it at the latest. */
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
 * Waits for work no longer than that.
 *
 * @returns undefined where the time was up first; what comes of the work afterwards is nobody's concern
 * @throws DOMException AbortError (rejects) as soon as the signal aborts; else as the work
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
