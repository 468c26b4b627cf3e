import type { Database } from './schema';
import type { FoundRow } from './types';

/**
 * All rows of a store, each read separately: if the browser cannot read one (its file is gone from disk), the others
 * are still returned.
 */
export async function findRows<K extends string | number>(
  db: Database,
  store: 'records' | 'unfinished' | 'setAside' | 'summaries' | 'edits',
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
