import { sumOf } from '../../base/sumOf';
/**
 * Added to every weight, so that a batch with beats of only one class still counts. Sellami and Hwang have such a constant;
 * its size is our choice.
 */
export const RARITY_FLOOR = 1e-3;

/**
 * Weight of each class in one batch: 1 − n_c / n + ε, where n_c of the batch's n beats are of class c. The fewer beats of a
 * class this batch has, the more each of them counts, whatever the complete set looks like.
 *
 * A. Sellami and H. Hwang 2019, doi 10.1016/j.eswa.2018.12.037; the formula as claim 1 of their patent US 11 298 067 states
 * it. Theirs is the weight of a class in a batch; the size of ε and the common factor of `rarityScale` are ours.
 *
 * @param label class of each beat of the batch, −1 in rows that do not count
 * @param count how many rows count
 */
export function rarityWeights(label: Int32Array, count: number, classCount: number): Float64Array {
  const weights = new Float64Array(classCount).fill(1 + RARITY_FLOOR);
  for (const ofRow of label) if (ofRow >= 0) weights[ofRow]! -= 1 / count;
  return weights;
}

/**
 * One factor for all batches of a training, chosen so that a beat's weight averages 1 over an epoch: the learning rate and
 * the L2 term keep their meaning. It is not computed per batch, which would give a lone rare beat half of its batch.
 *
 * @param counts beats of each class in an epoch
 */
export function rarityScale(counts: readonly number[]): number {
  const all = sumOf(counts);
  const mean = counts.reduce((sum, count) => sum + (count / all) * (1 - count / all + RARITY_FLOOR), 0);
  return all > 0 ? 1 / mean : 1;
}
