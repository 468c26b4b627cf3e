import type { Leak } from '../../experiment/plan/types';
import type { RunView } from '../../experiment/run/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';

/** A run as any version of the lab has stored it. */
type OldRun = Omit<RunView, 'leaks'> & { leaks?: Leak[] };

/**
 * Fills what a run of an earlier version lacks: settings that came later are as if they had been left at what that version did, and
 * the leak check, which was not made before its start, is made now from the same beats and settings. What is damaged beyond
 * that comes back as it is: whoever reads it finds out and says so.
 *
 * Rejects where a run lacks the leak check and the code for it cannot be loaded.
 */
export async function upgradeRun<T extends OldRun>(run: T): Promise<T & { leaks: Leak[] }> {
  // Runs of today bring their leaks, so a page without old runs needs no plans to show its table.
  const leaksOf = run.leaks ? () => run.leaks! : (await import('./leaksOfRun')).leaksOfRun;
  try {
    const experiment = upgradeExperiment(run.experiment);
    return { ...run, experiment, leaks: leaksOf({ ...run, experiment }) };
  } catch {
    return { ...run, leaks: run.leaks ?? [] };
  }
}
