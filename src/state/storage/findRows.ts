import type { Database } from './schema';
import type { FoundRow } from './types';

/**
 * All rows of a store, each read by itself: where the browser cannot hand out one (its file is gone from the disk), the others come.
 */
export async function findRows<K extends string | number>(
  db: Database,
  store: 'records' | 'unfinished' | 'setAside' | 'summaries',
): Promise<FoundRow<K>[]> {
  const ids = (await db.getAllKeys(store)) as K[];
  return Promise.all(
    ids.map(async (id) => {
      try {
        return { id, value: await db.get(store, id as never) };
      } catch (error) {
        return { id, value: undefined, error };
      }
    }),
  );
}
