import { services } from '../services';
import { locationKey } from '../storage/locations';
import type { RemovedItem } from '../storage/types';
import { isQuotaExceeded, withStorage } from '../storage/withStorage';
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
  const mark = storeMark({ location, title, removedAt: new Date().toISOString() });
  const marked = mark.then(({ isMarked }) => isMarked);
  offer({ key, location, title }, { bringBack, marked });
  const { isFull } = await mark;
  // Not even the mark has space: what should go, goes at once, unless it was brought back meanwhile.
  if (isFull && takePending(key)) {
    await withStorage((storage) => storage.deleteAt(location));
  }
  tellTabs({ kind: 'removed', location });
}

async function storeMark(item: RemovedItem): Promise<{ isMarked: boolean; isFull: boolean }> {
  let isFull = false;
  const isMarked = await withStorage(async (storage) => {
    try {
      await storage.remove(item);
      return true;
    } catch (error) {
      isFull = isQuotaExceeded(error);
      throw error;
    }
  });
  return { isMarked: isMarked === true, isFull: isMarked !== true && isFull };
}

/** Lists a removal, and holds its lock. */
function offer(removal: Removal, given: Pick<PendingRemoval, 'bringBack' | 'marked'>): void {
  const ended = pending(removal, given);
  void withRunLock(removal.key, () => ended);
}

/**
 * Lists a removal, so that the page offers to undo it. Held in a lock until it ends, because other tabs offer (and
 * delete) what no tab holds.
 */
export function pending(
  removal: Removal,
  { bringBack, marked }: Pick<PendingRemoval, 'bringBack' | 'marked'>,
): Promise<void> {
  takePending(removal.key);
  return new Promise((release) => {
    const listed: PendingRemoval = { bringBack, marked, isMarked: false, release };
    services.removals.set(removal.key, listed);
    void marked.then((isMarked) => {
      listed.isMarked = isMarked;
    });
    update((state) => ({ removals: [...state.removals, removal] }));
  });
}

/** Brings a removed item back. If its mark cannot be taken from the storage, it stays removed and is offered again. */
export async function undoRemoval(key = current().removals.at(-1)?.key): Promise<void> {
  const removal = current().removals.find((each) => each.key === key);
  const taken = removal && takePending(removal.key);
  if (!taken) return;
  const isMarked = await taken.marked;
  const wasStored = isMarked
    ? await withStorage((storage) => storage.restoreRemoved(removal.location))
    : true;
  if (wasStored === undefined && current().storage.status !== 'off') {
    offer(removal, taken);
    return;
  }
  await taken.bringBack(wasStored !== false);
  tellTabs({ kind: 'restored', location: removal.location });
}

export async function endRemoval(key: string): Promise<void> {
  const removal = current().removals.find((each) => each.key === key);
  const taken = removal && takePending(key);
  if (!taken) return;
  const { location } = removal;
  const isMarked = await taken.marked;
  // A record of that name was loaded meanwhile, and is stored in its place.
  const isReplaced = location.store === 'records' && current().records.some(({ id }) => id === location.id);
  if (!isMarked && isReplaced) return;
  await withStorage((storage) => (isMarked ? storage.deleteRemoved(location) : storage.deleteAt(location)));
}
