import type { Leak } from '../../experiment/plan/types';
import type { RunView } from '../../experiment/run/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';
import { indexOfRun } from '../beats/beatIndices';
import { leaksIn, plannedFolds } from '../train/foldPlans';

/** A run as any version of the lab has stored it. */
type OldRun = Omit<RunView, 'leaks'> & { leaks?: Leak[] };

/**
 * Fills what a run of an earlier version lacks: settings that came later are as if they had been left at what that version did, and
 * the leak check, which was not made before its start, is made now from the same beats and settings. What is damaged beyond
 * that comes back as it is: whoever reads it finds out and says so.
 */
export function upgradeRun<T extends OldRun>(run: T): T & { leaks: Leak[] } {
  try {
    const experiment = upgradeExperiment(run.experiment);
    return { ...run, experiment, leaks: run.leaks ?? leaksOf({ ...run, experiment }) };
  } catch {
    return { ...run, leaks: run.leaks ?? [] };
  }
}

function leaksOf(run: Pick<RunView, 'beats' | 'experiment'>): Leak[] {
  const { prepare, train } = run.experiment;
  const index = indexOfRun(run);
  return leaksIn({ index, plans: plannedFolds(index, train), prepare, train });
}
