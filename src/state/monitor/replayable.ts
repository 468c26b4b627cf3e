import type { RecordEntry } from '../types';

/** The records whose signals can be read. */
export const replayable = (records: readonly RecordEntry[]): RecordEntry[] =>
  records.filter(({ state }) => state === 'ready' || state === 'no-annotations');

/** The chosen record, or the first that can be read. */
export function recordToReplay(
  records: readonly RecordEntry[],
  recordId: string | undefined,
): RecordEntry | undefined {
  const known = replayable(records);
  return known.find(({ id }) => id === recordId) ?? known[0];
}
