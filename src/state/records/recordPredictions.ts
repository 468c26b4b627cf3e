import type { RunView, TestedRun } from '../../experiment/run/types';
import { predictedClasses } from '../results/predictedClasses';
import type { RecordEntry } from '../types';
import type { PredictedBeat } from './viewTypes';

/** Truth and prediction of every beat of a record that the run tested, in order of time. */
export function recordPredictions(run: TestedRun, recordName: string): PredictedBeat[] {
  const { beats } = run;
  const record = beats.recordNames.indexOf(recordName);
  if (record < 0) return [];
  const hz = beats.recordHz[record]!;
  const found: PredictedBeat[] = [];
  for (const fold of run.folds) {
    const predictions = predictedClasses(fold, run.classCount);
    fold.testIndex.forEach((index, row) => {
      if (beats.record[index] !== record) return;
      const sample = beats.sample[index]!;
      found.push({
        sample,
        timeSec: sample / hz,
        truth: beats.label[index]!,
        predicted: predictions[row]!,
      });
    });
  }
  return found.sort((a, b) => a.sample - b.sample);
}

/** Whether the lab's record of that name has exactly the files that the run was made with. */
export function isRecordOfRun(
  { experiment }: Pick<RunView, 'experiment'>,
  entry: Pick<RecordEntry, 'name' | 'files'> | undefined,
): boolean {
  const used = experiment.records.find(({ name }) => name === entry?.name);
  return hashes(used?.files) === hashes(entry?.files);
}

const hashes = (files: { sha256: string }[] | undefined) =>
  files
    ?.map(({ sha256 }) => sha256)
    .sort()
    .join();
