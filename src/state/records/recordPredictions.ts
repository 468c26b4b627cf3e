import type { RunView, TestedRun } from '../../experiment/run/types';
import { predictedClasses } from '../results/predictedClasses';
import type { RecordEntry } from '../types';
import { matchRecords } from './matchRecords';
import type { PredictedBeat } from './viewTypes';

/**
 * Truth and prediction of every beat of a record that the run tested, in order of time.
 *
 * @param recordName as the run has it
 * @param samplingHz at which samples are counted, if not at the frequency that the record had when the run was made
 */
export function recordPredictions(run: TestedRun, recordName: string, samplingHz?: number): PredictedBeat[] {
  const { beats } = run;
  const record = beats.recordNames.indexOf(recordName);
  if (record < 0) return [];
  const hz = beats.recordHz[record]!;
  const isOther = samplingHz !== undefined && samplingHz !== hz;
  const found: PredictedBeat[] = [];
  for (const fold of run.folds) {
    const predictions = predictedClasses(fold, run.classCount);
    fold.testIndex.forEach((index, row) => {
      if (beats.record[index] !== record) return;
      const sample = beats.sample[index]!;
      found.push({
        sample: isOther ? Math.round((sample / hz) * samplingHz) : sample,
        timeSec: sample / hz,
        truth: beats.label[index]!,
        predicted: predictions[row]!,
      });
    });
  }
  return found.sort((a, b) => a.sample - b.sample);
}

type RunRecords = Pick<RunView, 'experiment'>;

/** The record of the lab that a record of a run is, by the bytes of its files: it may be called otherwise here. */
export function entryOfRun(
  { experiment }: RunRecords,
  recordName: string,
  records: readonly RecordEntry[],
): RecordEntry | undefined {
  const used = experiment.records.find(({ name }) => name === recordName);
  return used && matchRecords([used], records)[0];
}

/** How a run calls a record of the lab; undefined if the run was not made with these bytes. */
export function nameInRun({ experiment }: RunRecords, entry: RecordEntry): string | undefined {
  return matchRecords([entry], experiment.records)[0]?.name;
}
