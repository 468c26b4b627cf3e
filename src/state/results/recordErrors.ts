import { type ClassOwners, classOwners, computeMetrics, type Metrics, recordErrors } from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';
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
  /** Per class; `record` is a place in `beats.recordNames`. */
  owners: ClassOwners[];
}

const known = new WeakMap<TestedRun['folds'], RunRecordErrors>();

/** Where a run's beats and errors lie, record by record; computed once per run. */
export function runRecordErrors(run: TestedRun): RunRecordErrors {
  const before = known.get(run.folds);
  if (before) return before;
  const matrices = recordConfusions(run);
  const listed = recordErrors(matrices);
  const errors: RunRecordErrors = {
    rows: listed.map(({ record, ...counts }) => ({
      ...counts,
      name: run.beats.recordNames[record]!,
      metrics: computeMetrics(matrices[record]!),
    })),
    owners: classOwners(listed),
  };
  known.set(run.folds, errors);
  return errors;
}
