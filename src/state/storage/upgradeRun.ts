import type { BeatIndex } from '../../beats/types';
import { leakCheck } from '../../experiment/plan/leakCheck';
import { planFolds } from '../../experiment/plan/planFolds';
import type { Leak } from '../../experiment/plan/types';
import type { RunView } from '../../experiment/run/types';
import { upgradeExperiment } from '../../experiment/settings/upgradeExperiment';

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

function leaksOf({ beats, experiment }: Pick<RunView, 'beats' | 'experiment'>): Leak[] {
  const { prepare, train } = experiment;
  const index: BeatIndex = {
    labels: beats.label,
    record: beats.record,
    recordNames: beats.recordNames,
    timeSec: Float64Array.from(beats.sample, (sample, i) => sample / beats.recordHz[beats.record[i]!]!),
  };
  return leakCheck({ index, plans: planFolds(index, train), prepare, train });
}
