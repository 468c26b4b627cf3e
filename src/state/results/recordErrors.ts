import { oncePer } from '../../base/remember';
import { type ClassOwners, classOwners, computeMetrics, type Metrics, recordErrors } from '../../evaluation';
import { foldsOf } from './foldsOf';
import { recordConfusions } from './runRecords';

/** A tested record: its beats and errors per true class, and its own measures. */
export interface RecordRow {
  name: string;
  beats: number[];
  errors: number[];
  totalBeats: number;
  totalErrors: number;
  metrics: Metrics;
}

export interface RunRecordErrors {
  /** The record with most errors first. */
  rows: RecordRow[];
  /** Per class; `record` is an index into `beats.recordNames`. */
  owners: ClassOwners[];
}

/** The beats and errors of a run by record; computed once per run. */
export const runRecordErrors = oncePer(foldsOf, (run): RunRecordErrors => {
  const matrices = recordConfusions(run);
  const listed = recordErrors(matrices);
  return {
    rows: listed.map(({ record, ...counts }) => ({
      ...counts,
      name: run.beats.recordNames[record]!,
      metrics: computeMetrics(matrices[record]!),
    })),
    owners: classOwners(listed),
  };
});
