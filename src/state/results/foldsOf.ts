import type { TestedRun } from '../../experiment/run/types';

/** The key under which figures of a run are cached: its folds, which a run keeps when it is renamed. */
export function foldsOf({ folds }: TestedRun): TestedRun['folds'] {
  return folds;
}
