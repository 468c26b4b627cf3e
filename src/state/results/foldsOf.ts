import type { TestedRun } from '../../experiment/run/types';

/** What figures of a run are remembered by: its folds, which a renamed run shares with the one before. */
export function foldsOf({ folds }: TestedRun): TestedRun['folds'] {
  return folds;
}
