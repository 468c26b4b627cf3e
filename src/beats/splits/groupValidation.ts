import { shuffleInPlace } from '../../base/random';
import { sumOf } from '../../base/sumOf';
import type { GroupSource } from './groupKFold';
import { countGroups, marksOf, ofGroups } from './persons';

/** Random orders of the groups that are tried; each gives nearly as many subsets as there are groups. */
const TRIES = 300;

/** With fewer groups, no subset leaves both sides enough. */
const FEWEST_GROUPS = 3;

/**
 * Takes groups (persons), undivided, out of training beats for validation: of many random subsets the one whose
 * fraction of every class and of all beats is nearest to `fraction` (least sum of squares). The subsets are the first groups
 * of random orders.
 *
 * @returns both parts ascending; undefined with fewer than three groups, when the caller needs another way
 */
export function splitGroupValidation({
  fraction,
  ...source
}: GroupSource & { fraction: number }): { training: Int32Array; validation: Int32Array } | undefined {
  const { labels, groups: groupOfBeat, indices, random } = source;
  if (fraction === 0) return { training: indices, validation: new Int32Array() };
  const { groups, counts, totals } = countGroups(labels, groupOfBeat, indices);
  if (groups.length < FEWEST_GROUPS) return undefined;

  // The size counts as one more class, which all beats belong to.
  const columns = [...totals.keys()].filter((label) => totals[label]! > 0);
  const width = columns.length + 1;
  const shares = new Float64Array(groups.length * width);
  counts.forEach((row, position) => {
    columns.forEach((label, column) => {
      shares[position * width + column] = row[label]! / totals[label]!;
    });
    shares[(position + 1) * width - 1] = sumOf(row) / indices.length;
  });
  const order = [...groups.keys()];
  const share = new Float64Array(width);
  let best = { distance: Number.POSITIVE_INFINITY, chosen: [] as number[] };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    shuffleInPlace(order, random);
    share.fill(0);
    for (let taken = 1; taken < order.length; taken++) {
      const row = order[taken - 1]! * width;
      let distance = 0;
      for (let column = 0; column < width; column++) {
        share[column]! += shares[row + column]!;
        distance += (share[column]! - fraction) ** 2;
      }
      if (distance < best.distance) best = { distance, chosen: order.slice(0, taken) };
    }
  }
  const chosen = marksOf(best.chosen.map((position) => groups[position]!));
  return {
    training: ofGroups(indices, groupOfBeat, chosen, false),
    validation: ofGroups(indices, groupOfBeat, chosen),
  };
}
