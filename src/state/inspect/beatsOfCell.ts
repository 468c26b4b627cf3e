import type { TestedRun } from '../../experiment/run/types';
import { predictedClasses } from '../results/predictedClasses';
import type { ListedBeat } from '../types';
import { listedBeat } from './listedBeat';

/** Truth and prediction of a cell of the confusion matrix, as class indices. */
export interface MatrixCell {
  truth: number;
  predicted: number;
}

/**
 * The tested beats of one cell, or all misclassified ones, the most confident prediction first: most can be learnt
 * from strips where the network is confident and wrong.
 *
 * Equal probabilities are ordered by record, then time, so that the list is always the same.
 *
 * @param cell undefined = all beats whose prediction is not their label
 */
export function beatsOfCell(run: TestedRun, cell: MatrixCell | undefined): ListedBeat[] {
  const { classCount, beats } = run;
  const listed: ListedBeat[] = [];
  for (const tested of run.folds) {
    const { testIndex } = tested;
    const predictions = predictedClasses(tested, classCount);
    for (let row = 0; row < testIndex.length; row++) {
      const index = testIndex[row]!;
      const truth = beats.label[index]!;
      const predicted = predictions[row]!;
      const wanted = cell ? truth === cell.truth && predicted === cell.predicted : truth !== predicted;
      if (wanted) listed.push(listedBeat(run, tested, row));
    }
  }
  // Global indices count record by record and by time within a record.
  return listed.sort((a, b) => b.probability - a.probability || a.index - b.index);
}
