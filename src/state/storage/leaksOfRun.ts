import type { BeatIndex } from '../../beats/types';
import { leakCheck } from '../../experiment/plan/leakCheck';
import { planFolds } from '../../experiment/plan/planFolds';
import type { Leak } from '../../experiment/plan/types';
import type { RunView } from '../../experiment/run/types';

/** The leak check of a stored run, from its beats and settings. */
export function leaksOfRun({ beats, experiment }: Pick<RunView, 'beats' | 'experiment'>): Leak[] {
  const { prepare, train } = experiment;
  const index: BeatIndex = {
    labels: beats.label,
    record: beats.record,
    recordNames: beats.recordNames,
    timeSec: Float64Array.from(beats.sample, (sample, i) => sample / beats.recordHz[beats.record[i]!]!),
  };
  return leakCheck({ index, plans: planFolds(index, train), prepare, train });
}
