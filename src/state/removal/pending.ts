import { services } from '../services';
import { current, update } from '../update';
import type { PendingRemoval } from './types';

/** Takes a removal off the list: it can no longer be undone, except by who called this. */
export function takePending(key: string): PendingRemoval | undefined {
  const taken = services.removals.get(key);
  services.removals.delete(key);
  update((state) => ({ removals: state.removals.filter((each) => each.key !== key) }));
  taken?.release();
  return taken;
}

/** Takes all removals off the list. */
export function dropPending(): void {
  for (const key of services.removals.keys()) takePending(key);
}

/**
 * Deletes for good what was removed, because the storage is full: where the mark of a removal is stored, else nothing
 * would be deleted.
 *
 * @returns whether there was anything
 */
export async function deletePending(): Promise<boolean> {
  const marked = current().removals.filter(({ key }) => services.removals.get(key)?.isMarked);
  for (const { key } of marked) takePending(key);
  for (const { location } of marked) await services.storage.deleteRemoved(location);
  return marked.length > 0;
}
