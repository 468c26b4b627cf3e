import type { RunView } from '../../experiment/run/types';

/** Protocols in which a fold is a record. */
const BY_RECORD = new Set<RunView['experiment']['train']['protocol']['kind']>([
  'leaveOneOut',
  'patientSpecific',
]);

/** The record that each fold tested, in the order of `run.folds`; undefined where folds are not records. */
export function foldRecords({
  folds,
  beats,
  experiment,
}: Pick<RunView, 'folds' | 'beats' | 'experiment'>): string[] | undefined {
  if (!BY_RECORD.has(experiment.train.protocol.kind)) return undefined;
  return folds.map(({ testIndex, fold }) => {
    const first = testIndex[0];
    return first === undefined ? String(fold + 1) : beats.recordNames[beats.record[first]!]!;
  });
}

/** How many folds a run was to have; fewer are there where it was stopped. */
export function plannedFoldCount({ beats, experiment }: Pick<RunView, 'beats' | 'experiment'>): number {
  const { protocol } = experiment.train;
  switch (protocol.kind) {
    case 'kfold':
    case 'groupkfold':
      return protocol.folds;
    case 'leaveOneOut':
      return new Set(beats.record).size;
    case 'patientSpecific':
      return beats.recordNames.filter((name) => protocol.test.includes(name)).length;
    default:
      return 1;
  }
}
