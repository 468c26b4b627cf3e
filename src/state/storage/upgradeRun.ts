import type { Leak } from '../../experiment/plan/types';
import type { RunView } from '../../experiment/run/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';

/** A run as stored by any version of the lab. */
type OldRun = Omit<RunView, 'leaks'> & { leaks?: Leak[] };

/**
 * Adds what a run of an earlier version lacks: later settings get the value by which that version acted, and a run
 * from before the leak check is checked now, with its own beats and settings. Runs that are damaged otherwise are
 * returned unchanged: their reader finds out and reports it.
 *
 * Rejects if a run lacks the leak check and the code for it cannot be loaded.
 */
export async function upgradeRun<T extends OldRun>(run: T): Promise<T & { leaks: Leak[] }> {
  // Current runs include their leaks, so a page without old runs needs no planning code to show its table.
  const leaksOf = run.leaks ? () => run.leaks! : (await import('./leaksOfRun')).leaksOfRun;
  try {
    const experiment = upgradeExperiment(run.experiment);
    return { ...run, experiment, leaks: leaksOf({ ...run, experiment }) };
  } catch {
    return { ...run, leaks: run.leaks ?? [] };
  }
}
