import { oncePer } from '../../base/remember';
import { argmaxRows } from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';

type Fold = Pick<TestedRun['folds'][number], 'probabilities'>;

/** Cached by the probabilities, which a run keeps when it is renamed or upgraded. */
const ofFold = oncePer(
  ({ probabilities }: Fold & { classCount: number }) => probabilities,
  ({ probabilities, classCount }) => argmaxRows(probabilities, classCount),
);

/**
 * The predicted class of each tested beat of a fold, in the order of its `testIndex`; computed once: callers must not
 * change it.
 */
export function predictedClasses({ probabilities }: Fold, classCount: number): Uint8Array {
  return ofFold({ probabilities, classCount });
}
