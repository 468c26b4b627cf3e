import { assert } from '../../base/assert';
import { type Random, shuffleInPlace } from '../../base/random';
import { sumOf } from '../../base/sumOf';
import { countGroups, marksOf, ofGroups } from './persons';

/** Beats to split by groups (persons) that stay whole. */
export interface GroupSource {
  labels: Uint8Array;
  /** The group of each beat of the whole set. */
  groups: Uint16Array;
  /** The beats that take part, ascending. */
  indices: Int32Array;
  random: Random;
}

/**
 * Deals whole groups to folds so that the folds are alike: the largest groups first (equal ones in random order), each to the
 * fold that so far has least of what the group has, classes and size weighed by their totals.
 *
 * What a fold would add to the sum of squared shares Σ_c (n_c / N_c)² + (n / N)² decides; the greedy way of stratified group
 * cross-validation. How even it gets is up to the groups: one person may own a class.
 *
 * @returns test indices of each fold, ascending; with fewer groups than folds some are empty
 */
export function groupKFold({ folds, ...source }: GroupSource & { folds: number }): Int32Array[] {
  assert(Number.isInteger(folds) && folds >= 2, `a cross-validation of ${folds} folds was asked for`);
  const { labels, groups: groupOfBeat, indices, random } = source;
  const { groups, counts, totals } = countGroups(labels, groupOfBeat, indices);
  const sizes = counts.map(sumOf);
  const total = Math.max(1, sumOf(totals));
  const order = shuffleInPlace([...groups.keys()], random).sort((a, b) => sizes[b]! - sizes[a]!);

  const held = Array.from({ length: folds }, () => new Float64Array(totals.length));
  const members: number[][] = held.map(() => []);
  for (const place of order) {
    const row = counts[place]!;
    const costs = held.map((fold) => {
      let cost = (sumOf(fold) * sizes[place]!) / total ** 2;
      row.forEach((count, label) => {
        if (count > 0) cost += (fold[label]! * count) / totals[label]! ** 2;
      });
      return cost;
    });
    const fold = costs.indexOf(Math.min(...costs));
    row.forEach((count, label) => {
      held[fold]![label]! += count;
    });
    members[fold]!.push(groups[place]!);
  }
  return members.map((own) => ofGroups(indices, groupOfBeat, marksOf(own)));
}
