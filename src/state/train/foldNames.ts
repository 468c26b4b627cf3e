import { declarationOf } from '../../experiment/protocols';
import type { RunView } from '../../experiment/run/types';

/** The record that each fold tested, in the order of `run.folds`; undefined if folds are not records. */
export function foldRecords({
  folds,
  beats,
  experiment,
}: Pick<RunView, 'folds' | 'beats' | 'experiment'>): string[] | undefined {
  if (!declarationOf(experiment.train.protocol).foldPerRecord) return undefined;
  return folds.map(({ testIndex, fold }) => {
    const first = testIndex[0];
    return first === undefined ? String(fold + 1) : beats.recordNames[beats.record[first]!]!;
  });
}

/** The planned number of folds of a run; a stopped run has fewer. */
export function plannedFoldCount({ beats, experiment }: Pick<RunView, 'beats' | 'experiment'>): number {
  const { protocol } = experiment.train;
  return declarationOf(protocol).foldCount(protocol, beats) ?? 1;
}
