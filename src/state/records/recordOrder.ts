import type { RecordEntry } from '../types';

/** A new list in table order: by name, numbers by value. */
export function inRecordOrder(records: readonly RecordEntry[]): RecordEntry[] {
  return [...records].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}
