import type { RecordEntry } from '../../state/types';

/** Names of the records that take part. */
export function tickedNames(records: readonly RecordEntry[]): string[] {
  return records.filter(({ ticked, state }) => ticked && state === 'ready').map(({ id }) => id);
}
