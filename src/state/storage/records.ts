import { allOrNothing, committed } from './committed';
import { locationKey } from './locations';
import { isReadableRecord } from './readRecord';
import { RECORD_FORMAT } from './recordFormat';
import { findKept } from './removed';
import type { Database } from './schema';
import { putFiles } from './storableFiles';
import type { RecordStorage } from './types';

export function recordStorage(database: () => Promise<Database>): RecordStorage {
  return {
    saveRecord: ({ entry, source }) =>
      putFiles(source, async (stored) => {
        const transaction = (await database()).transaction(['records', 'setAside', 'removed'], 'readwrite');
        const records = transaction.objectStore('records');
        return allOrNothing(transaction, async () => {
          const before: unknown = await records.get(entry.id);
          const isInTheWay = before !== undefined && !isReadableRecord(entry.id, before);
          const moved = isInTheWay
            ? await transaction.objectStore('setAside').add({ store: 'records', id: entry.id, value: before })
            : undefined;
          await records.put({ format: RECORD_FORMAT, entry, source: stored }, entry.id);
          // A removed record of that name is replaced by it.
          await transaction.objectStore('removed').delete(locationKey({ store: 'records', id: entry.id }));
          return moved;
        });
      }),
    async deleteRecords(ids) {
      const { store, done } = (await database()).transaction('records', 'readwrite');
      const deleteReadable = async (id: string) => {
        const row: unknown = await store.get(id);
        if (row !== undefined && isReadableRecord(id, row)) await store.delete(id);
      };
      await committed(done, ids.map(deleteReadable));
    },
    async loadRecords() {
      return findKept(await database(), 'records');
    },
  };
}
