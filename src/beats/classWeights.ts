import { assert } from '../base/assert';
import { sumOf } from '../base/sumOf';

/** The weight of a beat in the loss: the same for all, inverse to the frequency of its class, inverse to the square root of that, or set by a person. */
export type ClassWeighting = 'none' | 'balanced' | 'sqrt' | 'own';

/**
 * Weight of each class in the loss, such that the mean over all beats is 1: the learning rate keeps its meaning.
 *
 * `balanced` is n / (k · n_c) over the k classes present (King and Zeng 2001, doi 10.1093/oxfordjournals.pan.a004868;
 * scikit-learn's "balanced"), `sqrt` its square root, scaled back to mean 1.
 *
 * @param counts beats per class, counted as often as they are shown, which may differ from how many there are
 * @param own the weights of the kind `own`
 * @returns one weight per class; with `balanced` and `sqrt`, 0 for a class without beats; with `none`, 1 for every class
 */
export function weightsOfCounts(
  counts: readonly number[],
  kind: ClassWeighting,
  own: readonly number[] = [],
): Float32Array {
  if (kind === 'none') return new Float32Array(counts.length).fill(1);
  if (kind === 'own') return Float32Array.from(counts, (_, index) => own[index] ?? 1);

  const all = sumOf(counts);
  const present = counts.filter((count) => count > 0).length;
  const balanced = counts.map((count) => (count > 0 ? all / (present * count) : 0));
  if (kind === 'balanced') return Float32Array.from(balanced);

  const roots = balanced.map(Math.sqrt);
  const sum = roots.reduce((total, root, index) => total + root * counts[index]!, 0);
  return Float32Array.from(roots, (root) => (sum > 0 ? (root * all) / sum : 0));
}

/** Beats per class. */
export function countLabels(labels: Uint8Array, classCount: number): number[] {
  const counts = new Array<number>(classCount).fill(0);
  for (const label of labels) {
    assert(label < classCount, `class ${label} is outside of 0…${classCount - 1}`);
    counts[label]!++;
  }
  return counts;
}
