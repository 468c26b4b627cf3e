import { hiddenUnits } from '../../experiment/network/hiddenUnits';
import { networkOf } from '../../experiment/network/networkOf';
import type { RunView } from '../../experiment/run/types';

/** Numbers that are held of beats, of all together, at most: 256 MB. */
export const MOST_VALUES = 2 ** 26;

/** Units of the last hidden layer of the networks of a run. */
export function hiddenUnitsOf({
  experiment,
  classCount,
}: Pick<RunView, 'experiment' | 'classCount'>): number {
  const { prepare, train } = experiment;
  const { beforeSec, afterSec } = prepare.window;
  return hiddenUnits(networkOf(train, { ...prepare, classCount, windowSec: beforeSec + afterSec }));
}
