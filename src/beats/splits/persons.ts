import { patientOf } from '../patients';
import type { BeatIndex } from '../types';

/** The persons behind a list of records, numbered in order of appearance. */
export interface Persons {
  /** The name of each person's first record in the database (see `patientOf`). */
  names: string[];
  /** Index of the person of each record. */
  ofRecord: Uint16Array;
}

/** The persons behind the records. @param databases of each record, where they are known */
export function personsOf(recordNames: readonly string[], databases?: readonly string[]): Persons {
  const all = recordNames.map((name, record) => patientOf(name, databases?.[record]));
  const names = [...new Set(all)];
  const number = new Map(names.map((name, person) => [name, person]));
  return { names, ofRecord: Uint16Array.from(all, (name) => number.get(name)!) };
}

/** Beats per group and class. */
export interface GroupCounts {
  /** Groups that have beats, ascending. */
  groups: number[];
  /** For each of `groups`: beats per class. */
  counts: Float64Array[];
  /** Beats per class over all groups. */
  totals: Float64Array;
}

/**
 * Counts the beats of each group by class.
 *
 * @param groups the group of each beat of the complete set
 * @param indices the beats that take part
 */
export function countGroups(labels: Uint8Array, groups: Uint16Array, indices: Int32Array): GroupCounts {
  // Sized for any label and any group: one pass over the beats instead of two.
  let groupCount = 0;
  for (let i = 0; i < groups.length; i++) if (groups[i]! >= groupCount) groupCount = groups[i]! + 1;
  const table = new Float64Array(groupCount * LABELS);
  for (let i = 0; i < indices.length; i++) {
    table[groups[indices[i]!]! * LABELS + labels[indices[i]!]!]!++;
  }
  const rows = Array.from({ length: groupCount }, (_, group) =>
    table.subarray(group * LABELS, (group + 1) * LABELS),
  );
  const filled = [...rows.keys()].filter((group) => rows[group]!.some((count) => count > 0));
  const classCount =
    Math.max(0, ...filled.map((group) => rows[group]!.findLastIndex((count) => count > 0))) + 1;
  const counts = filled.map((group) => rows[group]!.slice(0, classCount));
  const totals = new Float64Array(classCount);
  for (const row of counts) for (let label = 0; label < classCount; label++) totals[label]! += row[label]!;
  return { groups: filled, counts, totals };
}

const LABELS = 256;

/** The person of each beat, by the indices of `personsOf`. */
export function personOfBeats({
  record,
  recordNames,
  recordDatabase,
}: Pick<BeatIndex, 'record' | 'recordNames' | 'recordDatabase'>): Uint16Array {
  const { ofRecord } = personsOf(recordNames, recordDatabase);
  const persons = new Uint16Array(record.length);
  for (let beat = 0; beat < record.length; beat++) persons[beat] = ofRecord[record[beat]!]!;
  return persons;
}

/** Those of `indices` whose group is marked (or is not, if `marked` is false), in their order. */
export function ofGroups(
  indices: Int32Array,
  groups: Uint16Array,
  marks: Uint8Array,
  marked = true,
): Int32Array {
  const found = new Int32Array(indices.length);
  const wanted = marked ? 1 : 0;
  let count = 0;
  let from = 0;
  // Beats of a record are adjacent, so they are copied in runs.
  for (let to = 1; to <= indices.length; to++) {
    const group = groups[indices[from]!]!;
    if (to < indices.length && groups[indices[to]!] === group) continue;
    if ((marks[group] ?? 0) === wanted) {
      found.set(indices.subarray(from, to), count);
      count += to - from;
    }
    from = to;
  }
  return found.slice(0, count);
}

/** A lookup table with 1 for each of the groups, of which there are at most 65 536. */
export function marksOf(groups: Iterable<number>): Uint8Array {
  const list = [...groups];
  const marks = new Uint8Array(Math.max(-1, ...list) + 1);
  for (const group of list) marks[group] = 1;
  return marks;
}
