import { rowsOf } from '../../beats/classNames';
import type { PredictionColumns } from '../../beats/predictionsCsv';
import type { RunView } from '../../experiment/run/types';
import { predictedClasses } from './predictedClasses';
import { stampOf } from './stampOf';

/** All tested beats, ordered by record and time, as the columns of the CSV. */
export function predictionColumns(run: RunView): PredictionColumns {
  const { folds, beats, classCount } = run;
  const tested = folds
    .flatMap((fold) => {
      const predicted = predictedClasses(fold, classCount);
      return Array.from(fold.testIndex, (index, row) => ({
        index,
        fold: fold.fold,
        predicted: predicted[row]!,
        probabilities: fold.probabilities.subarray(row * classCount, (row + 1) * classCount),
      }));
    })
    .sort((a, b) => a.index - b.index);
  const probabilities = new Float32Array(tested.length * classCount);
  for (const [row, beat] of tested.entries()) probabilities.set(beat.probabilities, row * classCount);
  return {
    recordNames: beats.recordNames,
    recordHz: beats.recordHz,
    record: Uint16Array.from(tested, ({ index }) => beats.record[index]!),
    sample: Int32Array.from(tested, ({ index }) => beats.sample[index]!),
    symbol: tested.map(({ index }) => beats.symbol[index]!),
    label: Uint8Array.from(tested, ({ index }) => beats.label[index]!),
    fold: Int32Array.from(tested, ({ fold }) => fold),
    split: 'test',
    predicted: Uint8Array.from(tested, ({ predicted }) => predicted),
    probabilities,
    classCount,
    rows: rowsOf(run.experiment.prepare),
    stamp: stampOf(run),
  };
}
