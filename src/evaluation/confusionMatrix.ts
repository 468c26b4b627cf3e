import { assert } from '../base/assert';
import type { ConfusionMatrix } from './types';

/**
 * Counts how often a beat of class `truth[i]` was classified as `predicted[i]`.
 *
 * @param truth class index per beat, each below `classCount`
 * @param predicted class index per beat, same length; from `classCount` on for a beat that was not found
 * @param invented give it if the beats were found: classes of what was found and is no beat
 * @returns truth in rows, prediction in columns, row-major
 * @throws if the columns differ in length or contain other classes: both are the caller's mistakes
 */
export function confusionMatrix(
  truth: Uint8Array,
  predicted: Uint8Array,
  classCount: number,
  invented?: Uint8Array,
): ConfusionMatrix {
  assert(
    truth.length === predicted.length,
    `${truth.length} true labels are compared with ${predicted.length} predictions`,
  );
  const matrix = emptyConfusion(classCount);
  const none = () => new Array<number>(classCount).fill(0);
  if (invented) Object.assign(matrix, { missed: none(), invented: none() });
  for (const column of invented ?? []) matrix.invented![column]!++;
  for (let i = 0; i < truth.length; i++) {
    const row = truth[i]!;
    const column = predicted[i]!;
    const isMissed = matrix.missed !== undefined && column >= classCount;
    const isKnown = row < classCount && (isMissed || column < classCount);
    assert(isKnown, `beat ${i} has a class outside 0…${classCount - 1}`);
    if (isMissed) matrix.missed![row]!++;
    else matrix.counts[row * classCount + column]!++;
  }
  return matrix;
}

/** A matrix of zeros, the neutral element of `addConfusions`. */
export function emptyConfusion(classCount: number): ConfusionMatrix {
  return { classCount, counts: new Array<number>(classCount * classCount).fill(0) };
}

/**
 * Sum of matrices: pools the folds of a cross-validation, in which every beat was tested once.
 *
 * @throws if there is none, or their class counts differ
 */
export function addConfusions(matrices: readonly ConfusionMatrix[]): ConfusionMatrix {
  const first = matrices[0];
  assert(first, 'there is no confusion matrix to add');
  const sum = emptyConfusion(first.classCount);
  for (const matrix of matrices) {
    const { classCount, counts } = matrix;
    assert(
      classCount === sum.classCount,
      `matrices of ${sum.classCount} and ${classCount} classes were added`,
    );
    for (let i = 0; i < counts.length; i++) sum.counts[i]! += counts[i]!;
    for (const side of ['missed', 'invented'] as const) {
      const own = matrix[side];
      if (own) sum[side] = own.map((count, index) => count + (sum[side]?.[index] ?? 0));
    }
  }
  return sum;
}

/**
 * The matrix with a row and a column more where beats were found: the last row is what was invented, the last column what was missed.
 *
 * @returns the counts, row-major, and the length of a row
 */
export function withNone(matrix: ConfusionMatrix): { counts: number[]; width: number } {
  const { classCount, counts, missed, invented } = matrix;
  if (!missed && !invented) return { counts, width: classCount };
  const width = classCount + 1;
  const all = new Array<number>(width * width).fill(0);
  for (let row = 0; row < classCount; row++) {
    for (let column = 0; column < classCount; column++) {
      all[row * width + column] = counts[row * classCount + column]!;
    }
    all[row * width + classCount] = missed?.[row] ?? 0;
    all[classCount * width + row] = invented?.[row] ?? 0;
  }
  return { counts: all, width };
}

/** `withNone` of a matrix that is part of a sum, as wide as that of the sum. */
export function alike(matrix: ConfusionMatrix, sum: ConfusionMatrix): { counts: number[]; width: number } {
  if (!sum.missed && !sum.invented) return withNone(matrix);
  const none = new Array<number>(matrix.classCount).fill(0);
  return withNone({ ...matrix, missed: matrix.missed ?? none, invented: matrix.invented ?? none });
}
