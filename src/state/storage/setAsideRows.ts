import { allOrNothing, committed } from './committed';
import { findRows } from './findRows';
import { BELONGS_TO, keysOf, locationKey } from './locations';
import type { Database } from './schema';
import type { RawRow, SetAsideStorage } from './types';

const RESTORE_STORES = ['records', 'settings', 'setAside', 'removed'] as const;

export function setAsideStorage(database: () => Promise<Database>): SetAsideStorage {
  return {
    async setSettingsAside(part) {
      const transaction = (await database()).transaction(['settings', 'setAside'], 'readwrite');
      const settings = transaction.objectStore('settings');
      await allOrNothing(transaction, async () => {
        const stored = await settings.get('lab');
        if (stored === undefined) return;
        const value = part === 'all' ? stored : stored[part];
        await transaction.objectStore('setAside').add({ store: 'settings', id: part, value });
        if (part === 'all') await settings.delete('lab');
        else await settings.put({ ...stored, [part]: undefined } as never, 'lab');
      });
    },
    async loadSetAside() {
      return findRows<number>(await database(), 'setAside');
    },
    async restoreRow(id) {
      const transaction = (await database()).transaction(RESTORE_STORES, 'readwrite');
      await allOrNothing(transaction, async () => {
        const row = await transaction.objectStore('setAside').get(id);
        if (!row) return;
        if (row.store === 'records') {
          await transaction.objectStore('records').put(row.value as never, row.id);
          // A removed record had its name.
          await transaction.objectStore('removed').delete(locationKey({ store: 'records', id: row.id }));
        } else {
          const settings = transaction.objectStore('settings');
          await settings.put({ ...(await settings.get('lab')), [row.id]: row.value } as never, 'lab');
        }
        await transaction.objectStore('setAside').delete(id);
      });
    },
    async rowsAt(location) {
      const db = await database();
      const rows: RawRow[] = [];
      for (const { store, byFold } of BELONGS_TO[location.store]) {
        for (const key of await db.getAllKeys(store, keysOf(location, byFold) as never)) {
          rows.push({ store, key, value: await db.get(store, key as never) });
        }
      }
      return rows;
    },
    async deleteAt(location) {
      const parts = BELONGS_TO[location.store];
      const stores = [...parts.map(({ store }) => store), 'announced' as const];
      const transaction = (await database()).transaction(stores, 'readwrite');
      await committed(transaction.done, [
        ...parts.map(({ store, byFold }) =>
          transaction.objectStore(store).delete(keysOf(location, byFold) as never),
        ),
        transaction.objectStore('announced').delete(locationKey(location)),
      ]);
    },
    async announce(keys, version) {
      const { store, done } = (await database()).transaction('announced', 'readwrite');
      const fresh = new Set<string>();
      const note = async (key: string) => {
        if ((await store.get(key)) === version) return;
        fresh.add(key);
        await store.put(version, key);
      };
      await committed(done, keys.map(note));
      return fresh;
    },
  };
}
