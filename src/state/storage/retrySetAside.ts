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
 * Tries again what was moved out of the way at an earlier start. What can be read now comes back by itself, unless something that the
 * person has done since has its place.
 *
 * @returns what stays set aside
 */
export async function retrySetAside(rows: readonly FoundRow<number>[]): Promise<Unreadable[]> {
  const left: Unreadable[] = [];
  for (const found of rows) {
    const { store, id } = (found.value ?? {}) as Partial<SetAsideRow>;
    const item = {
      place: { store: 'setAside', id: found.id },
      kind: store === 'records' ? 'record' : 'settings',
      title: id ?? String(found.id),
    } as const;
    try {
      const why = await takeBack(found);
      if (why) left.push({ ...item, why, reason: '' });
    } catch (error) {
      left.push({ ...item, reason: reasonOf(error) });
    }
  }
  return left;
}

/** @returns why it stays aside although it can be read; undefined where it is back in its place */
async function takeBack({ id, value, error }: FoundRow<number>): Promise<SetAsideItem['why'] | undefined> {
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
  await withStorage((storage) => storage.putBack(id));
  return undefined;
}
