import type { Leak } from '../../experiment/plan/types';
import type { RunView } from '../../experiment/run/types';
import { indexOfRun } from '../beats/beatIndices';
import { leaksIn, plannedFolds } from '../train/foldPlans';

/** The leak check of a stored run, from its beats and settings. */
export function leaksOfRun(run: Pick<RunView, 'beats' | 'experiment'>): Leak[] {
  const { prepare, train } = run.experiment;
  const index = indexOfRun(run);
  return leaksIn({ index, plans: plannedFolds(index, train), prepare, train });
}
