import type { TestedRun } from '../../experiment/run/types';
import { predictedClasses } from '../results/predictedClasses';
import type { ListedBeat } from '../types';

/** A tested beat as lists have it. @param row of the fold's `testIndex` */
export function listedBeat(
  { classCount, beats }: Pick<TestedRun, 'classCount' | 'beats'>,
  tested: TestedRun['folds'][number],
  row: number,
): ListedBeat {
  const { fold, testIndex, probabilities } = tested;
  const index = testIndex[row]!;
  const predicted = predictedClasses(tested, classCount)[row]!;
  const record = beats.record[index]!;
  const sample = beats.sample[index]!;
  return {
    ...{ index, fold, sample, predicted },
    recordName: beats.recordNames[record]!,
    timeSec: sample / beats.recordHz[record]!,
    symbol: beats.symbol[index]!,
    truth: beats.label[index]!,
    probability: probabilities[row * classCount + predicted]!,
    probabilities: rowOf(probabilities, row, classCount),
  };
}

/** Not through a view: lists may have a hundred thousand beats. */
function rowOf(values: Float32Array, row: number, width: number): number[] {
  const own = new Array<number>(width);
  for (let i = 0; i < width; i++) own[i] = values[row * width + i]!;
  return own;
}
