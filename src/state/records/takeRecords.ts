import { services } from '../services';
import type { StoredRecord } from '../storage/types';
import type { RecordEntry } from '../types';
import { update } from '../update';
import { inRecordOrder } from './recordOrder';

/** Puts stored records into the table, in its order, and their files at hand. */
export function takeRecords(
  records: readonly StoredRecord[],
  isTicked: (entry: RecordEntry) => boolean = ({ ticked }) => ticked,
): void {
  for (const { entry, source } of records) services.sources.set(entry.id, source);
  update((state) => ({
    records: inRecordOrder([
      ...state.records,
      ...records.map(({ entry }) => ({ ...entry, ticked: isTicked(entry) })),
    ]),
  }));
}
