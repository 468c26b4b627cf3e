import { assert } from '../../base/assert';
import { groupByClass, joinAscending, type SplitSource } from './groupByClass';

/**
 * Deals shuffled beats to folds, class by class, so that every fold has the class mix of the entire set.
 *
 * Every beat is in exactly one fold. Counts per class differ by at most one between folds, and so do the sizes of the folds,
 * since each class continues where the previous one ended. A class with fewer beats than folds is missing in some folds.
 *
 * @returns test indices of each fold, ascending; the training beats of a fold are `complement` of it
 */
export function stratifiedKFold({ folds, ...source }: SplitSource & { folds: number }): Int32Array[] {
  assert(Number.isInteger(folds) && folds >= 2, `a cross-validation needs two folds or more, not ${folds}`);
  const groups = groupByClass(source);
  const count = groups.reduce((sum, group) => sum + group.length, 0);
  const dealt = Array.from({ length: folds }, (_, fold) => new Int32Array(Math.ceil((count - fold) / folds)));
  let position = 0;
  for (const group of groups) {
    for (let i = 0; i < group.length; i++, position++)
      dealt[position % folds]![Math.floor(position / folds)] = group[i]!;
  }
  return dealt.map((indices) => joinAscending([indices]));
}

/** The beats of `all` (or of 0…n−1) that are not in `part`, in the order of `all`. */
export function complement(part: Int32Array, all: Int32Array | number): Int32Array {
  const isListed = typeof all !== 'number';
  const count = isListed ? all.length : all;
  let last = -1;
  for (let i = 0; i < part.length; i++) if (part[i]! > last) last = part[i]!;
  const isTaken = new Uint8Array(last + 1);
  for (let i = 0; i < part.length; i++) isTaken[part[i]!] = 1;
  const rest = new Int32Array(count);
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const index = isListed ? all[i]! : i;
    if (index > last || isTaken[index] === 0) rest[filled++] = index;
  }
  return rest.slice(0, filled);
}

/**
 * The fold that tests each beat, from 0, or −1 if none does: the column `fold` of the exports. Leave-one-out has as many
 * folds as records, so a byte is too small for it.
 *
 * @param count beats of the set
 */
export function foldOfBeat(folds: readonly Int32Array[], count: number): Int32Array {
  const column = new Int32Array(count).fill(-1);
  folds.forEach((indices, fold) => {
    for (const index of indices) column[index] = fold;
  });
  return column;
}
