import { oncePer } from '../../base/remember';
import { NO_CLASS } from '../../beats/types';
import { argmaxRows } from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';

type Fold = Pick<TestedRun['folds'][number], 'probabilities' | 'found'>;

/** Cached by the probabilities, which a run keeps when it is renamed or upgraded. */
const ofFold = oncePer(
  ({ probabilities }: Fold & { classCount: number }) => probabilities,
  ({ probabilities, found, classCount }) => {
    const classes = argmaxRows(probabilities, classCount);
    if (!found) return classes;
    return classes.map((own, row) => (probabilities[row * classCount + own]! > 0 ? own : NO_CLASS));
  },
);

/**
 * The predicted class of each tested beat of a fold, in the order of its `testIndex`; `NO_CLASS` for a beat that was not found. Computed
 * once: callers must not change it.
 */
export function predictedClasses({ probabilities, found }: Fold, classCount: number): Uint8Array {
  return ofFold({ probabilities, ...(found && { found }), classCount });
}

/**
 * What a fold of a beat-free network invented: the class that it said, and where; undefined if beats were given to the network.
 *
 * @returns columns of equal length
 */
export function inventedBeats(
  { found }: Pick<Fold, 'found'>,
  classCount: number,
): { record: Uint16Array; predicted: Uint8Array } | undefined {
  if (!found) return undefined;
  const classes = argmaxRows(found.probabilities, classCount);
  const isInvented = (_: number, beat: number) => found.row[beat] === -1;
  return { record: found.record.filter(isInvented), predicted: classes.filter(isInvented) };
}
