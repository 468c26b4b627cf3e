import { assert } from '../../base/assert';
import { type Random, shuffleInPlace } from '../../base/random';
import { sumOf } from '../../base/sumOf';
import { countGroups, marksOf, ofGroups } from './persons';

/** Beats to split by groups (persons), which are not divided. */
export interface GroupSource {
  labels: Uint8Array;
  /** The group of each beat of the complete set. */
  groups: Uint16Array;
  /** The beats that take part, ascending. */
  indices: Int32Array;
  random: Random;
}

/**
 * Deals groups to folds so that the folds are alike: the largest groups first (equal ones in random order), each to the fold
 * that so far has least of what the group has, relative to the totals of each class and of all beats.
 *
 * The criterion is the increase of the sum of squared shares Σ_c (n_c / N_c)² + (n / N)²; the greedy method of stratified
 * group cross-validation. How even the folds get depends on the groups: one person may have all beats of a class.
 *
 * @returns test indices of each fold, ascending; with fewer groups than folds some are empty
 */
export function groupKFold({ folds, ...source }: GroupSource & { folds: number }): Int32Array[] {
  assert(Number.isInteger(folds) && folds >= 2, `a cross-validation needs two folds or more, not ${folds}`);
  const { labels, groups: groupOfBeat, indices, random } = source;
  const { groups, counts, totals } = countGroups(labels, groupOfBeat, indices);
  const sizes = counts.map(sumOf);
  const total = Math.max(1, sumOf(totals));
  const order = shuffleInPlace([...groups.keys()], random).sort((a, b) => sizes[b]! - sizes[a]!);

  const foldCounts = Array.from({ length: folds }, () => new Float64Array(totals.length));
  const members: number[][] = foldCounts.map(() => []);
  for (const position of order) {
    const row = counts[position]!;
    const costs = foldCounts.map((fold) => {
      let cost = (sumOf(fold) * sizes[position]!) / total ** 2;
      row.forEach((count, label) => {
        if (count > 0) cost += (fold[label]! * count) / totals[label]! ** 2;
      });
      return cost;
    });
    const fold = costs.indexOf(Math.min(...costs));
    row.forEach((count, label) => {
      foldCounts[fold]![label]! += count;
    });
    members[fold]!.push(groups[position]!);
  }
  return members.map((own) => ofGroups(indices, groupOfBeat, marksOf(own)));
}
