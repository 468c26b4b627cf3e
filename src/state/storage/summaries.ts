import type { RunView } from '../../experiment/run/types';
import { summariseRun } from '../results/summariseRun';
import type { StoredSummary } from './types';

/** Raised with every change of what a summary holds (a test says so): stored ones of another format are made anew from their runs. */
export const SUMMARY_FORMAT = 1;

/**
 * A run's summary, to be stored beside it.
 *
 * @throws whatever is wrong with the run: it cannot be read then
 */
export function summaryOf(run: RunView): StoredSummary {
  const summary = summariseRun(run);
  if (typeof summary.createdAt !== 'string') throw new TypeError('It has no date.');
  return { format: SUMMARY_FORMAT, summary };
}

/** Whether a stored value is the summary of that run, in the format of this version. */
export function isSummary(id: string, value: unknown): value is StoredSummary {
  const { format, summary } = (value ?? {}) as Partial<StoredSummary>;
  return format === SUMMARY_FORMAT && summary?.id === id;
}
