import { readRecord } from '../storage/readRecord';
import { reasonOf } from '../storage/reasonOf';
import type { Unreadable } from '../storage/setAsideTypes';
import type { StoredRecord } from '../storage/types';
import { withStorage } from '../storage/withStorage';
import { current } from '../update';
import { takeRecords } from './takeRecords';

/**
 * Brings back the stored records; they join those that were dropped meanwhile.
 *
 * @param ticked by id
 * @returns those that cannot be read
 */
export async function restoreRecords(ticked: Record<string, boolean>): Promise<Unreadable[]> {
  const rows = (await withStorage((storage) => storage.loadRecords())) ?? [];
  const loaded = new Set(current().records.map(({ id }) => id));
  const records: StoredRecord[] = [];
  const unreadable: Unreadable[] = [];
  for (const { id, value, error } of rows) {
    // One of that name was dropped meanwhile: storing it moves what cannot be read out of its way.
    if (loaded.has(id)) continue;
    try {
      if (value === undefined) throw error;
      records.push(readRecord(id, value));
    } catch (reason) {
      const place = { store: 'records', id } as const;
      unreadable.push({ place, kind: 'record', title: id, reason: reasonOf(reason) });
    }
  }
  takeRecords(records, ({ id, ticked: wasTicked }) => ticked[id] ?? wasTicked);
  return unreadable;
}
