import { allOrNothing, committed } from './committed';
import { findRows } from './findRows';
import { BELONGS_TO, keysOf, locationKey } from './locations';
import { isReadableRecord } from './readRecord';
import type { Database } from './schema';
import type { StoredItem } from './setAsideTypes';
import type { FoundRow, RemovedStorage } from './types';

/** The rows of a store, without those of removed items. */
export async function findKept(db: Database, store: 'records' | 'unfinished'): Promise<FoundRow[]> {
  const removed = await removedIds(db, store);
  return (await findRows<string>(db, store)).filter(({ id }) => !removed.has(id));
}

/** The ids of the removed items of a store. */
export async function removedIds(db: Database, store: StoredItem['store']): Promise<Set<string>> {
  const start = `${store}/`;
  const keys = await db.getAllKeys('removed', IDBKeyRange.bound(start, `${start}\uffff`));
  return new Set(keys.map((key) => key.slice(start.length)));
}

export function removedStorage(database: () => Promise<Database>): RemovedStorage {
  return {
    async remove(item) {
      await (await database()).put('removed', item, locationKey(item.location));
    },
    async restoreRemoved(location) {
      const { store, done } = (await database()).transaction('removed', 'readwrite');
      const key = locationKey(location);
      const wasThere = (await store.getKey(key)) !== undefined;
      await committed(done, [store.delete(key)]);
      return wasThere;
    },
    async deleteRemoved(location) {
      const parts = BELONGS_TO[location.store];
      const stores = [...parts.map(({ store }) => store), 'removed' as const];
      const transaction = (await database()).transaction(stores, 'readwrite');
      const removed = transaction.objectStore('removed');
      const key = locationKey(location);
      await allOrNothing(transaction, async () => {
        if ((await removed.getKey(key)) === undefined) return;
        await removed.delete(key);
        if (location.store === 'records') {
          const row: unknown = await transaction.objectStore('records').get(location.id);
          if (row === undefined || !isReadableRecord(location.id, row)) return;
        }
        for (const { store, byFold } of parts) {
          await transaction.objectStore(store).delete(keysOf(location, byFold) as never);
        }
      });
    },
    async loadRemoved() {
      const items = await (await database()).getAll('removed');
      return items.sort((a, b) => a.removedAt.localeCompare(b.removedAt));
    },
  };
}
