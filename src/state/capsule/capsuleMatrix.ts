import type { ConfusionMatrix } from '../../evaluation/types';
import type { CapsuleNumbers } from './types';

/** The confusion matrix of a capsule's numbers. */
export function capsuleMatrix({
  matrix,
  missed,
  invented,
}: Pick<CapsuleNumbers, 'matrix' | 'missed' | 'invented'>): ConfusionMatrix {
  const found = missed && invented && { missed, invented };
  return { classCount: matrix.length, counts: matrix.flat(), ...found };
}
