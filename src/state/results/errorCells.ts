import type { ConfusionMatrix } from '../../evaluation';
import type { MatrixCell } from '../inspect/beatsOfCell';

/** An off-diagonal cell that contains beats. */
export interface ErrorCell extends MatrixCell {
  count: number;
}

/** The confusions that occurred, the most frequent first; equal ones in matrix order. */
export function errorCells({ classCount, counts }: ConfusionMatrix): ErrorCell[] {
  return counts
    .map((count, index) => ({ truth: Math.floor(index / classCount), predicted: index % classCount, count }))
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .sort((a, b) => b.count - a.count);
}
