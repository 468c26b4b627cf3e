import { listedRecords } from '../listedRecords';
import type { BeatIndex } from '../types';
import { marksOf, ofGroups, personOfBeats } from './persons';

/** The two sides of a split, as ascending indices. */
export interface Sides {
  train: Int32Array;
  test: Int32Array;
}

/** Records of all beats, and the beats that take part (ascending). */
export interface RecordSource {
  index: Pick<BeatIndex, 'record' | 'recordNames' | 'recordDatabase'>;
  indices: Int32Array;
}

/** The beats of these records. */
export function beatsOfRecords({ index, indices }: RecordSource, records: readonly number[]): Int32Array {
  return ofGroups(indices, index.record, marksOf(records));
}

/**
 * Trains on the beats of some records and tests those of others (see `listedRecords`); records in neither list take no part.
 * Whether a person has records on both sides depends on the lists.
 */
export function recordSplit(
  source: RecordSource,
  training: readonly string[],
  test: readonly string[],
): Sides {
  const [trained, tested] = listedRecords(source.index.recordNames, training, test);
  return { train: beatsOfRecords(source, trained!), test: beatsOfRecords(source, tested!) };
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
