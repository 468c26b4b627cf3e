import type { ConfusionMatrix } from '../../evaluation';
import type { MatrixCell } from '../inspect/beatsOfCell';

/** A cell off the diagonal that has beats. */
export interface ErrorCell extends MatrixCell {
  count: number;
}

/** The confusions that happened, the most frequent first; equal ones in the order of the matrix. */
export function errorCells({ classCount, counts }: ConfusionMatrix): ErrorCell[] {
  return counts
    .map((count, place) => ({ truth: Math.floor(place / classCount), predicted: place % classCount, count }))
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .sort((a, b) => b.count - a.count);
}
