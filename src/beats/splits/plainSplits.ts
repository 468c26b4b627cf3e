import { assert } from '../../base/assert';
import { type Random, shuffleInPlace } from '../../base/random';
import { joinAscending } from './groupByClass';

/** Beats to split regardless of their classes. */
export interface PlainSource {
  indices: Int32Array;
  random: Random;
}

/**
 * Deals shuffled beats to folds whatever their class. Sizes differ by at most one; with fewer beats than folds, some are empty.
 *
 * @returns test indices of each fold, ascending
 */
export function plainKFold({ indices, random, folds }: PlainSource & { folds: number }): Int32Array[] {
  assert(Number.isInteger(folds) && folds >= 2, `a cross-validation needs two folds or more, not ${folds}`);
  const shuffled = shuffleInPlace(indices.slice(), random);
  return Array.from({ length: folds }, (_, fold) =>
    joinAscending([shuffled.filter((_index, position) => position % folds === fold)]),
  );
}

/**
 * Splits shuffled beats in two whatever their class: round(n · testFraction) are tested, but for n ≥ 2 and
 * 0 < testFraction < 1 at least one is tested and at least one is not.
 *
 * @returns indices of both parts, ascending
 */
export function plainHoldOut({ indices, random, testFraction }: PlainSource & { testFraction: number }): {
  train: Int32Array;
  test: Int32Array;
} {
  assert(testFraction >= 0 && testFraction <= 1, `a test part of ${testFraction} is outside of 0…1`);
  const shuffled = shuffleInPlace(indices.slice(), random);
  const rounded = Math.round(indices.length * testFraction);
  const isProper = testFraction > 0 && testFraction < 1 && indices.length >= 2;
  const tested = isProper ? Math.min(indices.length - 1, Math.max(1, rounded)) : rounded;
  return {
    test: joinAscending([shuffled.subarray(0, tested)]),
    train: joinAscending([shuffled.subarray(tested)]),
  };
}
