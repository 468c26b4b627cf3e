import { countLabels } from '../../beats/classWeights';

/**
 * Rejects labels that the network has no output for.
 *
 * @returns beats per class
 * @throws Error with a sentence for the person
 */
export function checkLabels(labels: Uint8Array, classCount: number): number[] {
  const highest = labels.reduce((most, label) => Math.max(most, label), 0);
  if (highest >= classCount) {
    throw new Error(
      `The beats have ${highest + 1} classes, the network ${classCount}. Prepare the beats with ${classCount} classes.`,
    );
  }
  return countLabels(labels, classCount);
}
