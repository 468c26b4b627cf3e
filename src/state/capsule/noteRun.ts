import type { RunView } from '../../experiment/run/types';
import { current, update } from '../update';
import { browserName } from './browserName';
import { compareCapsule } from './compareCapsule';
import { sameExperiment } from './sameExperiment';

/** A run has ended: where it repeats the capsule that is open, it is held beside it. */
export function noteRun(run: RunView): void {
  const open = current().capsule;
  if (!open || !sameExperiment(open.capsule.experiment, run.experiment)) return;
  const comparison = compareCapsule(open.capsule, run, browserName());
  update({ capsule: { ...open, runId: run.id, outcome: comparison.outcome, comparison } });
}
