import { marginals } from './marginals';
import { ratio } from './measure';
import type { ConfusionMatrix, Measure } from './types';

/**
 * Each row divided by its sum: the share of a class's beats that was classified as each class. The diagonal is Se.
 *
 * @returns [truth][predicted]; a class without beats has a row of undefined measures (`no-truth`)
 */
export function normaliseByTruth(matrix: ConfusionMatrix): Measure[][] {
  const { truth } = marginals(matrix);
  return cells(matrix, (count, row) => ratio(count, truth[row]!, 'no-truth'));
}

/**
 * Each column divided by its sum: of the beats classified as a class, the share that belongs to each class. The diagonal is +P.
 *
 * @returns [truth][predicted]; a class never predicted has a column of undefined measures (`never-predicted`)
 */
export function normaliseByPrediction(matrix: ConfusionMatrix): Measure[][] {
  const { predicted } = marginals(matrix);
  return cells(matrix, (count, _row, column) => ratio(count, predicted[column]!, 'never-predicted'));
}

function cells(
  { classCount, counts }: ConfusionMatrix,
  measure: (count: number, row: number, column: number) => Measure,
): Measure[][] {
  return Array.from({ length: classCount }, (_, row) =>
    Array.from({ length: classCount }, (_, column) =>
      measure(counts[row * classCount + column]!, row, column),
    ),
  );
}
