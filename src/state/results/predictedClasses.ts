import { oncePer } from '../../base/remember';
import { argmaxRows } from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';

type Fold = Pick<TestedRun['folds'][number], 'probabilities'>;

/** By the probabilities, which a renamed or upgraded run shares with the one before. */
const ofFold = oncePer(
  ({ probabilities }: Fold & { classCount: number }) => probabilities,
  ({ probabilities, classCount }) => argmaxRows(probabilities, classCount),
);

/** The predicted class of each tested beat of a fold, in the order of its `testIndex`; determined once, and not to be written to. */
export function predictedClasses({ probabilities }: Fold, classCount: number): Uint8Array {
  return ofFold({ probabilities, classCount });
}
