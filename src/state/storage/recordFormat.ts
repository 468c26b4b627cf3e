/**
 * Raised when records are described otherwise than before (`RecordFacts`): rows in an earlier format are read anew from
 * their files at start. 1, unnumbered: every signal at the rate of the frames. 2: every signal at its own rate.
 */
export const RECORD_FORMAT = 2;

/** Whether a stored row was written by a version that described records otherwise. */
export function isEarlierFormat(row: unknown): boolean {
  const { format } = (row ?? {}) as { format?: unknown };
  return typeof format !== 'number' || format < RECORD_FORMAT;
}
