import { withNone } from './confusionMatrix';
import type { ConfusionMatrix } from './types';

/** Row, column and diagonal sums of a confusion matrix. */
export interface Marginals {
  /** Beats per true class (row sums), missed ones included. */
  truth: number[];
  /** Beats per predicted class (column sums), invented ones included. */
  predicted: number[];
  /** Correctly classified beats (trace). */
  agreed: number;
  /** Beats, and what was invented. */
  total: number;
  /** Of the total: what was invented, and what was missed. */
  invented: number;
  missed: number;
}

export function marginals(matrix: ConfusionMatrix): Marginals {
  const { classCount } = matrix;
  const { counts, width } = withNone(matrix);
  const truth = new Array<number>(width).fill(0);
  const predicted = new Array<number>(width).fill(0);
  let agreed = 0;
  let total = 0;
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const count = counts[row * width + column]!;
      truth[row]! += count;
      predicted[column]! += count;
      total += count;
      if (row === column) agreed += count;
    }
  }
  return {
    ...{ truth: truth.slice(0, classCount), predicted: predicted.slice(0, classCount), agreed, total },
    ...{ invented: truth[classCount] ?? 0, missed: predicted[classCount] ?? 0 },
  };
}
