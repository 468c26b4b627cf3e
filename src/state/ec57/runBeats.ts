import { oncePer } from '../../base/remember';
import { argmaxRows } from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';
import type { ComparedPredictions } from '../../workers/records/types';
import { findsBeats } from '../results/findsBeats';
import { foldsOf } from '../results/foldsOf';
import { predictedClasses } from '../results/predictedClasses';

/** The beats of a run in one of its records. */
export type RunBeats = Pick<ComparedPredictions, 'sample' | 'predicted' | 'untested'>;

/** No class is predicted for a beat that was not tested. */
const UNTESTED = 255;

/**
 * The tested and untested beats of a run by record, in the order of `beats.recordNames`. A beat that several folds tested
 * has the class of the first. Of a beat-free network the tested beats are those that it found, where it found them. Computed once per run.
 */
export const runBeats = oncePer(foldsOf, ({ beats, folds, classCount }: TestedRun): RunBeats[] => {
  const classOf = new Uint8Array(beats.sample.length).fill(UNTESTED);
  for (const fold of folds) {
    const predicted = predictedClasses(fold, classCount);
    fold.testIndex.forEach((index, row) => {
      if (classOf[index] === UNTESTED) classOf[index] = predicted[row]!;
    });
  }
  const areFound = findsBeats({ folds });
  const perRecord = beats.recordNames.map(() => ({
    sample: [] as number[],
    predicted: [] as number[],
    untested: [] as number[],
  }));
  for (const { found } of folds) {
    const classes = found && argmaxRows(found.probabilities, classCount);
    found?.sample.forEach((sample, i) => {
      perRecord[found.record[i]!]!.sample.push(sample);
      perRecord[found.record[i]!]!.predicted.push(classes![i]!);
    });
  }
  classOf.forEach((predicted, index) => {
    const own = perRecord[beats.record[index]!]!;
    if (predicted === UNTESTED) {
      own.untested.push(beats.sample[index]!);
      return;
    }
    if (areFound) return;
    own.sample.push(beats.sample[index]!);
    own.predicted.push(predicted);
  });
  return perRecord.map(({ sample, predicted, untested }) => ({
    sample: Int32Array.from(sample),
    predicted: Uint8Array.from(predicted),
    untested: Int32Array.from(untested),
  }));
});
