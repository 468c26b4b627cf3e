import type { ConfusionMatrix } from './types';

/** Row, column and diagonal sums of a confusion matrix. */
export interface Marginals {
  /** Beats per true class (row sums). */
  truth: number[];
  /** Beats per predicted class (column sums). */
  predicted: number[];
  /** Correctly classified beats (trace). */
  agreed: number;
  total: number;
}

export function marginals({ classCount, counts }: ConfusionMatrix): Marginals {
  const truth = new Array<number>(classCount).fill(0);
  const predicted = new Array<number>(classCount).fill(0);
  let agreed = 0;
  let total = 0;
  for (let row = 0; row < classCount; row++) {
    for (let column = 0; column < classCount; column++) {
      const count = counts[row * classCount + column]!;
      truth[row]! += count;
      predicted[column]! += count;
      total += count;
      if (row === column) agreed += count;
    }
  }
  return { truth, predicted, agreed, total };
}
