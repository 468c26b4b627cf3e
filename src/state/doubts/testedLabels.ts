import { NO_CLASS } from '../../beats/types';
import type { TestedLabels } from '../../evaluation/doubtQueue';
import type { RunView } from '../../experiment/run/types';
import { withoutAnnotations } from '../records/withoutAnnotations';
import { predictedClasses } from '../results/predictedClasses';

/** The tested beats of a run, and where each of them is in it. */
export interface RunLabels {
  columns: TestedLabels;
  /** Global index of each beat. */
  index: Int32Array;
}

/**
 * The tested beats of a run as columns, in order of record and time, each once: a beat that several folds tested has the mean of what they
 * said.
 *
 * @param numbers the numbers of records, by name and signals; those that are not there yet are added
 */
export function testedLabels(run: RunView, numbers: Map<string, number>): RunLabels {
  const { beats, classCount, folds } = run;
  const count = beats.label.length;
  const sums = new Float64Array(count * classCount);
  const tests = new Uint8Array(count);
  for (const fold of folds) {
    const { testIndex, probabilities } = fold;
    const predicted = predictedClasses(fold, classCount);
    testIndex.forEach((beat, row) => {
      // Nothing was said of a beat that was not found.
      if (predicted[row] === NO_CLASS) return;
      tests[beat]!++;
      for (let index = 0; index < classCount; index++)
        sums[beat * classCount + index]! += probabilities[row * classCount + index]!;
    });
  }
  const index = Int32Array.from(tests.keys()).filter((beat) => tests[beat]! > 0);
  const probabilities = new Float32Array(index.length * classCount);
  index.forEach((beat, row) => {
    for (let k = 0; k < classCount; k++)
      probabilities[row * classCount + k] = sums[beat * classCount + k]! / tests[beat]!;
  });
  const numberOf = beats.recordNames.map((name) => {
    // The annotations may differ: then so do the labels, which are compared beat by beat.
    const files = run.experiment.records.find((record) => record.name === name)?.files ?? [];
    const key = [name, ...withoutAnnotations(files)].join();
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return {
    index,
    columns: {
      classCount,
      record: index.map((beat) => numberOf[beats.record[beat]!]!),
      sample: index.map((beat) => beats.sample[beat]!),
      label: Uint8Array.from(index, (beat) => beats.label[beat]!),
      probabilities,
    },
  };
}
