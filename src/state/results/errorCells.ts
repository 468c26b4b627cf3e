import { NO_CLASS } from '../../beats/types';
import type { ConfusionMatrix } from '../../evaluation';
import type { MatrixCell } from '../inspect/beatsOfCell';

/** An off-diagonal cell that contains beats. */
export interface ErrorCell extends MatrixCell {
  count: number;
}

/** The confusions that occurred, and beats that were not found (`predicted` is then `NO_CLASS`), the most frequent first; equal ones in matrix order. */
export function errorCells({ classCount, counts, missed = [] }: ConfusionMatrix): ErrorCell[] {
  const confused = counts.map((count, index) => ({
    ...{ truth: Math.floor(index / classCount), predicted: index % classCount, count },
  }));
  return [...confused, ...missed.map((count, truth) => ({ truth, predicted: NO_CLASS, count }))]
    .filter(({ truth, predicted, count }) => truth !== predicted && count > 0)
    .sort((a, b) => b.count - a.count);
}
