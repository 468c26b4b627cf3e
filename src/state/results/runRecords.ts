import {
  argmaxRows,
  type BootstrapIntervals,
  bootstrapRecords,
  type ConfusionMatrix,
  emptyConfusion,
} from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';

/** By the folds, which a renamed run shares with the one before. */
const matrices = new WeakMap<TestedRun['folds'], ConfusionMatrix[]>();
const intervals = new WeakMap<TestedRun['folds'], BootstrapIntervals>();

/** The confusion matrix of every record, in the order of `beats.recordNames`; zeros where none of its beats was tested. Computed once per run. */
export function recordConfusions(run: TestedRun): ConfusionMatrix[] {
  const before = matrices.get(run.folds);
  if (before) return before;
  const { beats, folds, classCount } = run;
  const perRecord = beats.recordNames.map(() => emptyConfusion(classCount));
  for (const { testIndex, probabilities } of folds) {
    const predicted = argmaxRows(probabilities, classCount);
    testIndex.forEach((index, row) => {
      perRecord[beats.record[index]!]!.counts[beats.label[index]! * classCount + predicted[row]!]!++;
    });
  }
  matrices.set(run.folds, perRecord);
  return perRecord;
}

/** 95 % intervals of a run's pooled measures over its records (see `bootstrapRecords`); computed once per run, a few milliseconds. */
export function runIntervals(run: TestedRun): BootstrapIntervals {
  const before = intervals.get(run.folds);
  if (before) return before;
  const drawn = bootstrapRecords(recordConfusions(run));
  intervals.set(run.folds, drawn);
  return drawn;
}

/** With so few records the intervals take a millisecond or two: nobody need wait for them. */
const FEW_RECORDS = 12;

/** What is known already, or at once; undefined where it is better computed apart from the drawing of the page. */
export function knownIntervals(run: TestedRun): BootstrapIntervals | undefined {
  return run.beats.recordNames.length <= FEW_RECORDS ? runIntervals(run) : intervals.get(run.folds);
}
