import { assert } from '../base/assert';
import type { ConfusionMatrix } from './types';

/**
 * Counts how often a beat of class `truth[i]` was classified as `predicted[i]`.
 *
 * @param truth class index per beat, each below `classCount`
 * @param predicted class index per beat, same length
 * @returns truth in rows, prediction in columns, row-major
 * @throws if the columns differ in length or contain a class ≥ `classCount`: both are the caller's mistakes
 */
export function confusionMatrix(
  truth: Uint8Array,
  predicted: Uint8Array,
  classCount: number,
): ConfusionMatrix {
  assert(
    truth.length === predicted.length,
    `${truth.length} true labels are compared with ${predicted.length} predictions`,
  );
  const matrix = emptyConfusion(classCount);
  for (let i = 0; i < truth.length; i++) {
    const row = truth[i]!;
    const column = predicted[i]!;
    assert(row < classCount && column < classCount, `beat ${i} has a class outside 0…${classCount - 1}`);
    matrix.counts[row * classCount + column]!++;
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
  for (const { classCount, counts } of matrices) {
    assert(
      classCount === sum.classCount,
      `matrices of ${sum.classCount} and ${classCount} classes were added`,
    );
    for (let i = 0; i < counts.length; i++) sum.counts[i]! += counts[i]!;
  }
  return sum;
}
