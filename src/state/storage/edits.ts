import { allOrNothing } from './committed';
import { findRows } from './findRows';
import type { Database } from './schema';
import type { EditStorage } from './types';

export function editStorage(database: () => Promise<Database>): EditStorage {
  return {
    async addEdits(rows) {
      const transaction = (await database()).transaction('edits', 'readwrite');
      await allOrNothing(transaction, async () => {
        for (const row of rows) {
          if ((await transaction.store.getKey(row.id)) === undefined) await transaction.store.add(row);
        }
      });
    },
    async loadEdits() {
      return findRows<string>(await database(), 'edits');
    },
  };
}
