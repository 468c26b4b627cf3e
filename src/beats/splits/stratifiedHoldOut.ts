import { assert } from '../../base/assert';
import type { Random } from '../../base/random';
import { groupByClass, joinAscending, type SplitSource } from './groupByClass';

/**
 * Splits shuffled beats in two, class by class.
 *
 * Of a class with n beats, round(n · testFraction) are tested, but for n ≥ 2 and 0 < testFraction < 1 at least one is tested
 * and at least one is not; a single beat goes to training.
 *
 * @returns indices of both parts, ascending
 */
export function stratifiedHoldOut({ testFraction, ...source }: SplitSource & { testFraction: number }): {
  train: Int32Array;
  test: Int32Array;
} {
  assert(testFraction >= 0 && testFraction <= 1, `a test part of ${testFraction} is outside of 0…1`);
  const train: Int32Array[] = [];
  const test: Int32Array[] = [];
  for (const group of groupByClass(source)) {
    const tested = partOf(group.length, testFraction);
    test.push(group.subarray(0, tested));
    train.push(group.subarray(tested));
  }
  return { train: joinAscending(train), test: joinAscending(test) };
}

/**
 * Takes the validation part out of training beats, by the rule of the hold-out: the best epoch is chosen
 * on it, never on a test fold.
 *
 * @param indices the training beats, as indices into `labels`
 */
export function splitValidation(options: {
  labels: Uint8Array;
  indices: Int32Array;
  fraction: number;
  random: Random;
}): { training: Int32Array; validation: Int32Array } {
  const { fraction, ...source } = options;
  const { train, test } = stratifiedHoldOut({ ...source, testFraction: fraction });
  return { training: train, validation: test };
}

function partOf(count: number, fraction: number): number {
  if (fraction === 0) return 0;
  if (fraction === 1) return count;
  const rounded = Math.round(count * fraction);
  return Math.max(Math.min(1, count - 1), Math.min(count - 1, rounded));
}
