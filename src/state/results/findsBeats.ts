import type { FoldResult } from '../../experiment/run/types';

/** Whether the network of a run found the beats itself: what it tested is not all that it says. */
export const findsBeats = ({ folds }: { folds: readonly Pick<FoldResult, 'found'>[] }): boolean =>
  folds.some(({ found }) => found !== undefined);
