import { oncePer } from '../../base/remember';
import {
  type ClassOwners,
  classOwners,
  computeMetrics,
  type Metrics,
  type RecordApart,
  recordErrors,
  recordsApart,
} from '../../evaluation';
import { foldsOf } from './foldsOf';
import { recordConfusions } from './runRecords';

/** A record is named if it has at least this share of a class, or of the errors on it. */
export const OWNER_SHARE = 0.2;

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
  /** The measures without each record that holds much of a class; `record` as in `owners`. None where only one record was tested. */
  apart: RecordApart[];
}

/** The beats and errors of a run by record; computed once per run. */
export const runRecordErrors = oncePer(foldsOf, (run): RunRecordErrors => {
  const matrices = recordConfusions(run);
  const listed = recordErrors(matrices);
  const owners = classOwners(listed);
  return {
    rows: listed.map(({ record, ...counts }) => ({
      ...counts,
      name: run.beats.recordNames[record]!,
      metrics: computeMetrics(matrices[record]!),
    })),
    owners,
    apart: listed.length < 2 ? [] : recordsApart(matrices, owners, OWNER_SHARE),
  };
});
