import { services } from '../services';
import { locationKey } from '../storage/locations';
import { withStorage } from '../storage/withStorage';
import { tellTabs } from '../tabs';
import { withRunLock } from '../train/runLock';
import { current, update } from '../update';
import { takePending } from './pending';
import type { PendingRemoval, Removal } from './types';

/**
 * Offers to undo a removal for a while; the caller has taken the item off the page. Until then the item stays stored,
 * marked as removed: a reload neither loses it nor brings it back, and undoing it writes next to nothing.
 */
export async function offerUndo(
  { location, title }: Omit<Removal, 'key'>,
  bringBack: PendingRemoval['bringBack'],
): Promise<void> {
  const key = locationKey(location);
  const ended = pending({ key, location, title }, bringBack);
  void withRunLock(key, () => ended);
  const removedAt = new Date().toISOString();
  const isMarked = await withStorage(async (storage) => {
    await storage.remove({ location, title, removedAt });
    return true;
  });
  // Not even the mark has space: what should go, goes at once.
  if (!isMarked && current().storage.status !== 'off') {
    takePending(key);
    await withStorage((storage) => storage.deleteAt(location));
  }
  tellTabs({ kind: 'removed', location });
}

/**
 * Lists a removal, so that the page offers to undo it. Held in a lock until it ends, because other tabs offer (and
 * delete) what no tab holds.
 */
export function pending(removal: Removal, bringBack: PendingRemoval['bringBack']): Promise<void> {
  takePending(removal.key);
  return new Promise((release) => {
    services.removals.set(removal.key, { bringBack, release });
    update((state) => ({ removals: [...state.removals, removal] }));
  });
}

export async function undoRemoval(key = current().removals.at(-1)?.key): Promise<void> {
  const removal = current().removals.find((each) => each.key === key);
  const taken = removal && takePending(removal.key);
  if (!taken) return;
  const wasStored = await withStorage((storage) => storage.restoreRemoved(removal.location));
  await taken.bringBack(wasStored !== false);
  tellTabs({ kind: 'restored', location: removal.location });
}

export async function endRemoval(key: string): Promise<void> {
  const removal = current().removals.find((each) => each.key === key);
  if (!removal || !takePending(key)) return;
  await withStorage((storage) => storage.deleteRemoved(removal.location));
}
