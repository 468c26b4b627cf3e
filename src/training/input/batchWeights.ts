import { sumOf } from '../../base/sumOf';
/**
 * Added to every weight, so that a batch of one class alone still counts for something. Sellami and Hwang have such a
 * constant; its size is ours.
 */
export const RARITY_FLOOR = 1e-3;

/**
 * How much each class counts in one batch: 1 − n_c / n + ε, n_c of the batch's n beats being of class c. The fewer there are of a
 * class in this batch, the more each of them counts, whatever the whole set looks like.
 *
 * A. Sellami and H. Hwang 2019, doi 10.1016/j.eswa.2018.12.037; the formula as claim 1 of their patent US 11 298 067 states it.
 * Theirs is the weight of a class in a batch; ours are the size of ε and the common factor of `rarityScale`.
 *
 * @param label class of each beat of the batch; rows from `count` on are padding
 */
export function rarityWeights(label: Int32Array, count: number, classCount: number): Float64Array {
  const weights = new Float64Array(classCount).fill(1 + RARITY_FLOOR);
  for (let row = 0; row < count; row++) weights[label[row]!]! -= 1 / count;
  return weights;
}

/**
 * One factor for all batches of a training, with which a beat's weight is 1 on average over an epoch: the learning rate and the
 * L2 term keep their meaning. It is not made anew for each batch, which would give a lone rare beat half of its batch.
 *
 * @param counts beats of each class in an epoch
 */
export function rarityScale(counts: readonly number[]): number {
  const all = sumOf(counts);
  const mean = counts.reduce((sum, count) => sum + (count / all) * (1 - count / all + RARITY_FLOOR), 0);
  return all > 0 ? 1 / mean : 1;
}
