import { version } from '../../../package.json';
import { saveBlob } from '../saveBlob';
import { current, update, withActivity } from '../update';
import { placeKey } from './setAsideRows';
import type { Unreadable } from './setAsideTypes';
import { withStorage } from './withStorage';

/**
 * Lists what could not be read: it stays stored, and the page shows a notice of what this version has not announced before.
 *
 * @param isAsked the person has just asked for it, so that it is shown in any case
 */
export async function setAside(found: Unreadable[], { isAsked = false } = {}): Promise<void> {
  if (found.length === 0) return;
  const items = found.map((each) => ({ why: 'unreadable' as const, ...each, key: placeKey(each.place) }));
  const keys = items.map(({ key }) => key);
  const fresh = await withStorage((storage) => storage.announce(keys, version));
  update((state) => {
    const before = new Map(state.setAside.map((item) => [item.key, item]));
    for (const item of items) {
      const isNew = isAsked || (fresh?.has(item.key) ?? true) || before.get(item.key)?.isNew === true;
      before.set(item.key, { ...item, isNew });
    }
    return { setAside: [...before.values()] };
  });
}

/** The notice of an item goes; the item stays stored and in the storage menu. */
export function keepSetAside(key: string): void {
  update((state) => ({
    setAside: state.setAside.map((item) => (item.key === key ? { ...item, isNew: false } : item)),
  }));
}

/** Everything that is stored of an item as a .zip, for a person or another version of the lab to look into. */
export async function saveSetAside(key: string): Promise<void> {
  const item = itemOf(key);
  if (!item) return;
  await withActivity('exporting', { canStop: false }, async () => {
    const rows = await withStorage((storage) => storage.rowsAt(item.place));
    if (!rows) return;
    const { zipRows } = await import('./zipRows');
    saveBlob(await zipRows(rows, version), `ecg-lab-${item.kind}-${fileStem(item.title)}.zip`);
  });
}

/** Deletes an item for good: called by a person's click alone. */
export async function deleteSetAside(key: string): Promise<void> {
  const item = itemOf(key);
  if (!item) return;
  const { place } = item;
  // A record of that name has been loaded since and lies there now.
  const isReplaced = place.store === 'records' && current().records.some(({ id }) => id === place.id);
  const isDeleted =
    isReplaced ||
    (await withStorage(async (storage) => {
      await storage.deletePlace(place);
      return true;
    }));
  if (isDeleted) update((state) => ({ setAside: state.setAside.filter((other) => other.key !== key) }));
}

const itemOf = (key: string) => current().setAside.find((item) => item.key === key);
const fileStem = (title: string) => title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
