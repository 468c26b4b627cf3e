import { oncePer } from '../../base/remember';
import {
  type BootstrapIntervals,
  bootstrapRecords,
  type ConfusionMatrix,
  confusionMatrix,
} from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';
import { findsBeats } from './findsBeats';
import { foldsOf } from './foldsOf';
import { inventedBeats, predictedClasses } from './predictedClasses';

/**
 * The confusion matrix of every record, in the order of `beats.recordNames`; zeros if none of its beats was tested.
 * Computed once per run.
 */
export const recordConfusions = oncePer(foldsOf, ({ beats, folds, classCount }): ConfusionMatrix[] => {
  const columns = beats.recordNames.map(() => ({
    truth: [] as number[],
    predicted: [] as number[],
    invented: [] as number[],
  }));
  for (const fold of folds) {
    const predicted = predictedClasses(fold, classCount);
    fold.testIndex.forEach((index, row) => {
      const own = columns[beats.record[index]!]!;
      own.truth.push(beats.label[index]!);
      own.predicted.push(predicted[row]!);
    });
    const invented = inventedBeats(fold, classCount);
    invented?.record.forEach((record, i) => {
      columns[record]!.invented.push(invented.predicted[i]!);
    });
  }
  const areFound = findsBeats({ folds });
  return columns.map(({ truth, predicted, invented }) =>
    confusionMatrix(
      Uint8Array.from(truth),
      Uint8Array.from(predicted),
      classCount,
      areFound ? Uint8Array.from(invented) : undefined,
    ),
  );
});

/** 95 % intervals of a run's pooled measures over its records (see `bootstrapRecords`); computed once per run, a few milliseconds. */
export const runIntervals = oncePer(
  foldsOf,
  (run): BootstrapIntervals => bootstrapRecords(recordConfusions(run)),
);

/** For up to this many records the intervals take a millisecond or two. */
const FEW_RECORDS = 12;

/** Intervals that are cached or fast to compute; undefined if they should be computed apart from rendering. */
export function knownIntervals(run: TestedRun): BootstrapIntervals | undefined {
  return run.beats.recordNames.length <= FEW_RECORDS ? runIntervals(run) : runIntervals.known(run);
}
