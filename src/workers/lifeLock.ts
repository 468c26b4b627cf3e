/**
 * Web Locks (W3C Web Locks API, https://www.w3.org/TR/web-locks/) as a sign of life: a thread that ends in any way,
 * crashed, killed or closed, releases its locks, and whoever waits for one then gets it.
 */

/**
 * Holds the lock until this thread ends.
 *
 * @returns resolves when the lock is held, to true; to false if the browser has no locks or refuses them
 */
export function holdLock(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { locks } = navigator;
    if (!locks) {
      resolve(false);
      return;
    }
    locks
      .request(name, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/**
 * Calls `onEnd` once the thread that holds the lock has ended.
 *
 * @returns stops the watch
 */
export function watchLock(name: string, onEnd: () => void): () => void {
  const watch = new AbortController();
  navigator.locks
    ?.request(name, { signal: watch.signal }, () => {
      if (!watch.signal.aborted) onEnd();
    })
    // Aborted: nobody waits any more. Refused: only the thread's error events remain.
    .catch(() => undefined);
  return () => watch.abort();
}
