import { sumOf } from '../../base/sumOf';
import {
  type ConfusionMatrix,
  type Measure,
  marginals,
  normaliseByPrediction,
  normaliseByTruth,
} from '../../evaluation';

export type MatrixView = 'counts' | 'byTruth' | 'byPrediction';

/** A confusion matrix with the values that a table shows in addition to the counts. */
export interface MatrixCells {
  /** [truth][predicted] */
  cells: { count: number; share: Measure }[][];
  /** Beats per true class. */
  rowSums: number[];
  /** Beats per predicted class. */
  columnSums: number[];
  total: number;
  /** Of found beats: those that were missed, by true class, and what was invented, by predicted class. */
  none?: { missed: number[]; invented: number[]; missedSum: number; inventedSum: number } | undefined;
}

/**
 * Counts, shares and sums of a matrix.
 *
 * `share` is relative to the true class for `counts` and `byTruth`, to the predicted class for `byPrediction`; it
 * determines the shade of the cell in every view, since by counts all but the normal beats would be pale.
 */
export function matrixCells(matrix: ConfusionMatrix, view: MatrixView): MatrixCells {
  const { classCount, counts } = matrix;
  const shares = view === 'byPrediction' ? normaliseByPrediction(matrix) : normaliseByTruth(matrix);
  const cells = shares.map((row, truth) =>
    row.map((share, predicted) => ({ count: counts[truth * classCount + predicted]!, share })),
  );
  const { truth: rowSums, predicted: columnSums, total } = marginals(matrix);
  const { missed, invented } = matrix;
  const none = missed &&
    invented && { missed, invented, missedSum: sumOf(missed), inventedSum: sumOf(invented) };
  return { cells, rowSums, columnSums, total, none };
}
