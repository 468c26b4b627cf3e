import { assert } from '../../base/assert';
import { sumOf } from '../../base/sumOf';
import { groupByClass, joinAscending, type SplitSource } from './groupByClass';

/** Beats of each present class that a sample keeps before the rest is distributed. */
const SAMPLE_MINIMUM_PER_CLASS = 50;

/**
 * A random sample of `limit` beats, for machines on which all of them would take too long.
 *
 * Each present class first gets min(its beats, `minimumPerClass`), or an equal part of the limit if that is less, so that
 * the rare classes, which matter most, do not vanish. The rest of the limit is distributed in proportion to the remaining
 * beats of the classes (largest remainder).
 *
 * @returns ascending indices: exactly `limit` of them, or all beats if there are no more
 */
export function stratifiedSample({
  limit,
  minimumPerClass = SAMPLE_MINIMUM_PER_CLASS,
  ...source
}: SplitSource & { limit: number; minimumPerClass?: number }): Int32Array {
  assert(Number.isInteger(limit) && limit >= 0, `a sample of ${limit} beats is not possible`);
  const groups = groupByClass(source);
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  if (total <= limit) return joinAscending(groups);

  const few = Math.min(minimumPerClass, Math.floor(limit / groups.length));
  const quotas = groups.map((group) => Math.min(group.length, few));
  const rest = groups.map((group, index) => group.length - quotas[index]!);
  const shares = shareOut(limit - sumOf(quotas), rest);
  return joinAscending(groups.map((group, index) => group.subarray(0, quotas[index]! + shares[index]!)));
}

/** Distributes `amount` beats in proportion to `sizes`, none above its size; the largest remainders are rounded up. */
function shareOut(amount: number, sizes: number[]): number[] {
  const total = sumOf(sizes);
  if (total === 0) return sizes.map(() => 0);
  const exact = sizes.map((size) => (size * amount) / total);
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - shares[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, amount - sumOf(shares))) shares[index]!++;
  return shares;
}
