import { canonicalJson } from '../../base/canonicalJson';
import { takeRecords } from '../records/takeRecords';
import { initialState } from '../store';
import { current, update } from '../update';
import { readRecord } from './readRecord';
import { readSettingsPart } from './readSettings';
import { reasonOf } from './reasonOf';
import type { SetAsideItem, SettingsPart, Unreadable } from './setAsideTypes';
import type { FoundRow, SetAsideRow } from './types';
import { withStorage } from './withStorage';

/**
 * Tries again to read the rows that were moved out of the way at earlier starts. A row that can be read now is
 * restored, unless something that the user has done since occupies its key.
 *
 * @returns the rows that stay set aside
 */
export async function retrySetAside(rows: readonly FoundRow<number>[]): Promise<Unreadable[]> {
  const remaining: Unreadable[] = [];
  for (const found of rows) {
    const { store, id } = (found.value ?? {}) as Partial<SetAsideRow>;
    const item = {
      location: { store: 'setAside', id: found.id },
      kind: store === 'records' ? 'record' : 'settings',
      title: id ?? String(found.id),
    } as const;
    try {
      const why = await restore(found);
      if (why) remaining.push({ ...item, why, reason: '' });
    } catch (error) {
      remaining.push({ ...item, reason: reasonOf(error) });
    }
  }
  return remaining;
}

/** @returns why the row stays set aside although it can be read; undefined if it was restored */
async function restore({ id, value, error }: FoundRow<number>): Promise<SetAsideItem['why'] | undefined> {
  if (value === undefined) throw error;
  const row = value as SetAsideRow;
  if (row.store === 'records') {
    const record = readRecord(row.id, row.value);
    if (current().records.some((entry) => entry.id === row.id)) return 'superseded';
    takeRecords([record]);
  } else {
    const settings = readSettingsPart(row.id, row.value);
    const part = row.id as SettingsPart;
    if (canonicalJson(current()[part]) !== canonicalJson(initialState()[part])) return 'superseded';
    update(settings);
  }
  await withStorage((storage) => storage.restoreRow(id));
  return undefined;
}
