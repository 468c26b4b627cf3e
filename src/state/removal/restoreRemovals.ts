import { locationKey } from '../storage/locations';
import type { RemovedItem } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import { withRunLock } from '../train/runLock';
import { pending } from './removals';
import { rereadItem } from './rereadItem';

/** What was removed longer ago than this is not offered after a reload. */
const OFFERED_MS = 10 * 60_000;

/**
 * What was removed right before the page was closed or crashed can be undone once more; what was removed earlier is
 * now deleted. What another tab still offers is left to that one.
 */
export async function restoreRemovals(): Promise<void> {
  const items = (await withStorage((storage) => storage.loadRemoved())) ?? [];
  for (const item of items) void withRunLock(locationKey(item.location), () => offerOrDelete(item));
}

async function offerOrDelete({ location, title, removedAt }: RemovedItem): Promise<void> {
  if (Date.now() - Date.parse(removedAt) > OFFERED_MS) {
    await withStorage((storage) => storage.deleteRemoved(location));
    return;
  }
  const bringBack = () => rereadItem(location);
  await pending(
    { key: locationKey(location), location, title },
    { bringBack, marked: Promise.resolve(true) },
  );
}
