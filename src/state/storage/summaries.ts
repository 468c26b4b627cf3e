import type { RunView } from '../../experiment/run/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { keysOf } from '../results/counterpart';
import { summariseRun } from '../results/summariseRun';
import type { RunSummary } from '../types';
import { SUMMARY_FORMAT } from './summaryFormat';
import type { StoredSummary } from './types';
import { UnreadableError } from './UnreadableError';

/**
 * The summary of a stored run, to be stored with it.
 *
 * @throws any error in reading the run: it is then unreadable
 */
export function summaryOf(run: RunView): StoredSummary {
  const summary = summariseRun(run);
  if (typeof summary.createdAt !== 'string') throw new UnreadableError('It has no date.');
  return { format: SUMMARY_FORMAT, summary, experiment: run.experiment };
}

/** The entry of the run list, if `value` is its summary in the current format; undefined if it has to be made again. */
export function readSummary(id: string, value: unknown): RunSummary | undefined {
  try {
    const stored = value as StoredSummary;
    if (stored.format !== SUMMARY_FORMAT || stored.summary.id !== id) return undefined;
    const experiment = upgradeExperiment(stored.experiment);
    return { ...stored.summary, protocol: experiment.train.protocol, ...keysOf(experiment) };
  } catch {
    return undefined;
  }
}
