/**
 * One Web Lock per run (https://www.w3.org/TR/web-locks/), held by the tab that trains it: other tabs of the lab
 * neither offer such a run nor overwrite it. The lock is released when the tab ends, in whatever way. If the browser
 * has no locks, every tab assumes that it is the only one. Chromium does not freeze a hidden tab that holds a lock.
 */

const nameOf = (runId: string) => `ecg-lab-run-${runId}`;
const manager = (): LockManager | undefined => globalThis.navigator?.locks;

/** Runs for whose lock this tab waits. */
const watched = new Set<string>();

/**
 * Runs a task while holding the lock of a run.
 *
 * @returns whether it was run; false if another tab holds the lock
 */
export async function withRunLock(runId: string, task: () => Promise<void>): Promise<boolean> {
  const locks = manager();
  if (!locks) {
    await task();
    return true;
  }
  return locks.request(nameOf(runId), { ifAvailable: true }, async (lock) => {
    if (lock) await task();
    return lock !== null;
  });
}

/** The runs whose lock some tab holds now. */
export async function lockedRuns(runIds: string[]): Promise<Set<string>> {
  const held = new Set((await manager()?.query())?.held?.map(({ name }) => name));
  return new Set(runIds.filter((id) => held.has(nameOf(id))));
}

/** Calls `onFree` once when the lock of the run is released. */
export function whenUnlocked(runId: string, onFree: () => void): void {
  if (watched.has(runId)) return;
  watched.add(runId);
  manager()
    ?.request(nameOf(runId), () => undefined)
    .then(onFree, () => undefined)
    .finally(() => watched.delete(runId));
}
