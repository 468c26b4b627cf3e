import { version } from '../../../package.json';
import { saveBlob } from '../saveBlob';
import { current, update, withActivity } from '../update';
import { locationKey } from './locations';
import type { Unreadable } from './setAsideTypes';
import { withStorage } from './withStorage';

/**
 * Lists what could not be read: it stays stored, and the page shows a notice of the items that this version has not
 * announced before.
 *
 * @param isAsked the user has just requested it, so it is shown in any case
 */
export async function setAside(found: Unreadable[], { isAsked = false } = {}): Promise<void> {
  if (found.length === 0) return;
  const items = found.map((each) => ({
    why: 'unreadable' as const,
    ...each,
    key: locationKey(each.location),
  }));
  const keys = items.map(({ key }) => key);
  const fresh = await withStorage((storage) => storage.announce(keys, version));
  update((state) => {
    const listed = new Map(state.setAside.map((item) => [item.key, item]));
    for (const item of items) {
      const isNew = isAsked || (fresh?.has(item.key) ?? true) || listed.get(item.key)?.isNew === true;
      listed.set(item.key, { ...item, isNew });
    }
    return { setAside: [...listed.values()] };
  });
}

/** Removes the notice of an item; the item stays stored and listed in the storage menu. */
export function keepSetAside(key: string): void {
  update((state) => ({
    setAside: state.setAside.map((item) => (item.key === key ? { ...item, isNew: false } : item)),
  }));
}

/** Everything that is stored of an item as a .zip, so that a person or another version of the lab can inspect it. */
export async function saveSetAside(key: string): Promise<void> {
  const item = itemOf(key);
  if (!item) return;
  await withActivity('exporting', { canStop: false }, async () => {
    const rows = await withStorage((storage) => storage.rowsAt(item.location));
    if (!rows) return;
    const { zipRows } = await import('./zipRows');
    saveBlob(await zipRows(rows, version), `ecg-lab-${item.kind}-${fileStem(item.title)}.zip`);
  });
}

/** Deletes an item permanently: only ever called by a click of the user. */
export async function deleteSetAside(key: string): Promise<void> {
  const item = itemOf(key);
  if (!item) return;
  const { location } = item;
  // A record of that name has been loaded since and is stored under the same key.
  const isReplaced = location.store === 'records' && current().records.some(({ id }) => id === location.id);
  const isDeleted =
    isReplaced ||
    (await withStorage(async (storage) => {
      await storage.deleteAt(location);
      return true;
    }));
  if (isDeleted) update((state) => ({ setAside: state.setAside.filter((other) => other.key !== key) }));
}

const itemOf = (key: string) => current().setAside.find((item) => item.key === key);
const fileStem = (title: string) => title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
