/**
 * Web Locks (W3C Web Locks API, https://www.w3.org/TR/web-locks/) as a sign of life: a thread that ends in whatever
 * way, crashed, killed or closed, lets go of its locks, and whoever has asked for one is given it.
 */

/**
 * Holds the lock until this thread ends.
 *
 * @returns whether it is held, by then; false where the browser has no locks or refuses them
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
 * @returns ends the watch
 */
export function watchLock(name: string, onEnd: () => void): () => void {
  const watch = new AbortController();
  navigator.locks
    ?.request(name, { signal: watch.signal }, () => {
      if (!watch.signal.aborted) onEnd();
    })
    // Aborted: nobody asks any more. Refused: the thread's error events are all there is.
    .catch(() => undefined);
  return () => watch.abort();
}
