import type { BeatIndex } from '../types';
import { marksOf, ofGroups, personOfBeats } from './persons';

/** The two sides of a split, as ascending indices. */
export interface Sides {
  train: Int32Array;
  test: Int32Array;
}

/** Records of all beats, and the beats that take part (ascending). */
export interface RecordSource {
  index: Pick<BeatIndex, 'record' | 'recordNames'>;
  indices: Int32Array;
}

/** The beats of the named records; names without a record are ignored. */
export function beatsOfRecords({ index, indices }: RecordSource, names: readonly string[]): Int32Array {
  const wanted = new Set(names);
  const records = index.recordNames.flatMap((name, record) => (wanted.has(name) ? [record] : []));
  return ofGroups(indices, index.record, marksOf(records));
}

/**
 * Trains on the beats of some records and tests those of others; records in neither list take no part.
 * Whether a person has records on both sides depends on the lists.
 */
export function recordSplit(
  source: RecordSource,
  training: readonly string[],
  test: readonly string[],
): Sides {
  return { train: beatsOfRecords(source, training), test: beatsOfRecords(source, test) };
}

/**
 * Tests each record with beats once, in the order of the records; trained on are all records of other persons.
 */
export function leaveOneRecordOut({ index, indices }: RecordSource): Sides[] {
  const persons = personOfBeats(index);
  const firstBeat = new Map<number, number>();
  for (const beat of indices)
    if (!firstBeat.has(index.record[beat]!)) firstBeat.set(index.record[beat]!, beat);
  return [...firstBeat]
    .sort(([a], [b]) => a - b)
    .map(([record, beat]) => ({
      test: ofGroups(indices, index.record, marksOf([record])),
      train: ofGroups(indices, persons, marksOf([persons[beat]!]), false),
    }));
}
