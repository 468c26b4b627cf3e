import { readRecord } from '../storage/readRecord';
import { reasonOf } from '../storage/reasonOf';
import { isEarlierFormat } from '../storage/recordFormat';
import type { Unreadable } from '../storage/setAsideTypes';
import type { StoredRecord } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import { current } from '../update';
import { takeRecords } from './takeRecords';

/**
 * Restores the stored records; records that were dropped meanwhile are kept.
 *
 * @param ticked by id
 * @returns the rows that cannot be read, and the ids of the records that an earlier version described otherwise
 */
export async function restoreRecords(
  ticked: Record<string, boolean>,
): Promise<{ unreadable: Unreadable[]; earlier: string[] }> {
  const rows = (await withStorage((storage) => storage.loadRecords())) ?? [];
  const loaded = new Set(current().records.map(({ id }) => id));
  const records: StoredRecord[] = [];
  const unreadable: Unreadable[] = [];
  const earlier: string[] = [];
  for (const { id, value, error } of rows) {
    // A record of that name was dropped meanwhile: storing it moves an unreadable row out of its way.
    if (loaded.has(id)) continue;
    try {
      if (value === undefined) throw error;
      records.push(readRecord(id, value));
      if (isEarlierFormat(value)) earlier.push(id);
    } catch (reason) {
      const location = { store: 'records', id } as const;
      unreadable.push({ location, kind: 'record', title: id, reason: reasonOf(reason) });
    }
  }
  takeRecords(records, ({ id, ticked: wasTicked }) => ticked[id] ?? wasTicked);
  return { unreadable, earlier };
}
