import { services } from '../services';
import type { StoredRecord } from '../storage/types';
import type { RecordEntry } from '../types';
import { update } from '../update';
import { inRecordOrder } from './recordOrder';

/** Adds stored records to the table, in its order, and makes their files available. */
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
