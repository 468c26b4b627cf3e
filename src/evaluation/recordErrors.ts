import { sumOf } from '../base/sumOf';
import { withNone } from './confusionMatrix';
import type { ConfusionMatrix } from './types';

/** Beats and errors of a record, by true class. */
export interface RecordErrors {
  /** Index in the list of matrices. */
  record: number;
  /** Per true class. */
  beats: number[];
  /** Of these, classified as another class, or not found. */
  errors: number[];
  /** Over all classes. */
  totalBeats: number;
  totalErrors: number;
}

/**
 * Beats and errors by record and true class, most errors first; ties in the order of the list.
 *
 * @param matrices one per record, all of the same classes; records without beats are left out
 */
export function recordErrors(matrices: readonly ConfusionMatrix[]): RecordErrors[] {
  return matrices
    .map((matrix, record): RecordErrors => {
      const { counts, width } = withNone(matrix);
      const rows = Array.from({ length: matrix.classCount }, (_, truth) =>
        counts.slice(truth * width, (truth + 1) * width),
      );
      const beats = rows.map(sumOf);
      const errors = rows.map((row, truth) => beats[truth]! - row[truth]!);
      return { record, beats, errors, totalBeats: sumOf(beats), totalErrors: sumOf(errors) };
    })
    .filter(({ totalBeats }) => totalBeats > 0)
    .sort((a, b) => b.totalErrors - a.totalErrors || a.record - b.record);
}

/** A record's share of a class's beats, or of its errors. */
export interface Holding {
  record: number;
  count: number;
  of: number;
}

/** The record that has most of a class. */
export interface ClassOwners {
  classIndex: number;
  /** undefined if the class has no beats. */
  beats: Holding | undefined;
  /** undefined if none of its beats was misclassified. */
  errors: Holding | undefined;
}

/** For every class the record with the largest share of its beats, and of its errors; ties go to the first in the list. */
export function classOwners(rows: readonly RecordErrors[]): ClassOwners[] {
  const classCount = rows[0]?.beats.length ?? 0;
  return Array.from({ length: classCount }, (_, classIndex) => ({
    classIndex,
    beats: largest(rows, ({ beats }) => beats[classIndex]!),
    errors: largest(rows, ({ errors }) => errors[classIndex]!),
  }));
}

function largest(rows: readonly RecordErrors[], count: (row: RecordErrors) => number): Holding | undefined {
  const of = sumOf(rows.map(count));
  if (of === 0) return undefined;
  const top = rows.reduce((best, row) => (count(row) > count(best) ? row : best));
  return { record: top.record, count: count(top), of };
}
