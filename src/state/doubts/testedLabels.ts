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
    for (let row = 0; row < testIndex.length; row++) {
      // Nothing was said of a beat that was not found.
      if (predicted[row] === NO_CLASS) continue;
      const beat = testIndex[row]!;
      tests[beat]!++;
      for (let index = 0; index < classCount; index++)
        sums[beat * classCount + index]! += probabilities[row * classCount + index]!;
    }
  }
  const numberOf = beats.recordNames.map((name) => {
    // The annotations may differ: then so do the labels, which are compared beat by beat.
    const files = run.experiment.records.find((record) => record.name === name)?.files ?? [];
    const key = [name, ...withoutAnnotations(files)].join();
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  // A hundred thousand beats are gone through by plain loops: `from` and `map` take many times as long, in the page's own thread.
  let size = 0;
  for (let beat = 0; beat < count; beat++) if (tests[beat]! > 0) size++;
  const index = new Int32Array(size);
  const columns: TestedLabels = {
    ...{ classCount, record: new Int32Array(size), sample: new Int32Array(size) },
    ...{ label: new Uint8Array(size), probabilities: new Float32Array(size * classCount) },
  };
  for (let beat = 0, row = 0; beat < count; beat++) {
    const times = tests[beat]!;
    if (times === 0) continue;
    index[row] = beat;
    columns.record[row] = numberOf[beats.record[beat]!]!;
    columns.sample[row] = beats.sample[beat]!;
    columns.label[row] = beats.label[beat]!;
    for (let k = 0; k < classCount; k++)
      columns.probabilities[row * classCount + k] = sums[beat * classCount + k]! / times;
    row++;
  }
  return { index, columns };
}
