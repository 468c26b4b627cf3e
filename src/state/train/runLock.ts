/**
 * A Web Lock a run (https://www.w3.org/TR/web-locks/), held by the tab that trains it: another tab of the lab neither
 * offers such a run nor writes over it. It goes with the tab, however that ends. Where the browser has no locks, every tab
 * believes itself alone. Chromium does not freeze a hidden tab that holds one.
 */

const nameOf = (runId: string) => `ecg-lab-run-${runId}`;
const manager = (): LockManager | undefined => globalThis.navigator?.locks;

/** Runs that this tab waits for. */
const watched = new Set<string>();

/**
 * Does something as the only tab that has this run in hand.
 *
 * @returns whether it was done; false where another tab has the run
 */
export async function withRun(runId: string, task: () => Promise<void>): Promise<boolean> {
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

/** Those of the runs that some tab has in hand now. */
export async function runsInHand(runIds: string[]): Promise<Set<string>> {
  const held = new Set((await manager()?.query())?.held?.map(({ name }) => name));
  return new Set(runIds.filter((id) => held.has(nameOf(id))));
}

/** Calls `onFree` once when the tab that has the run in hand lets go of it. */
export function whenRunFree(runId: string, onFree: () => void): void {
  if (watched.has(runId)) return;
  watched.add(runId);
  manager()
    ?.request(nameOf(runId), () => undefined)
    .then(onFree, () => undefined)
    .finally(() => watched.delete(runId));
}
