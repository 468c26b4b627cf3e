import { assert } from '../base/assert';
import { normaliseByTruth } from './normalise';
import type { ConfusionMatrix, Measure } from './types';

/**
 * second − first after dividing each row by its sum: by how much the share of a class's beats that was classified as
 * each class has grown.
 *
 * @returns [truth][predicted] in −1…1; `no-truth` where one of the two has no beats of the class
 * @throws if the class counts differ
 */
export function matrixDifference(first: ConfusionMatrix, second: ConfusionMatrix): Measure[][] {
  assert(
    first.classCount === second.classCount,
    `matrices of ${first.classCount} and ${second.classCount} classes were compared`,
  );
  const before = normaliseByTruth(first);
  return normaliseByTruth(second).map((row, truth) =>
    row.map((after, predicted): Measure => {
      const value = before[truth]![predicted]!;
      if (!value.defined) return value;
      return after.defined ? { defined: true, value: after.value - value.value } : after;
    }),
  );
}
