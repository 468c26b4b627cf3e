import type { RunView } from '../../experiment/run/types';
import { current, update } from '../update';
import { browserName } from './browserName';
import { compareCapsule } from './compareCapsule';
import { sameExperiment } from './sameExperiment';

/** Compares a finished run with the open capsule, if it repeats that. */
export function compareWithCapsule(run: RunView): void {
  const open = current().capsule;
  if (!open || !sameExperiment(open.capsule.experiment, run.experiment)) return;
  const comparison = compareCapsule(open.capsule, run, browserName());
  update({ capsule: { ...open, runId: run.id, outcome: comparison.outcome, comparison } });
}
