import { headUnits, hiddenUnits } from '../../experiment/network/hiddenUnits';
import { networkOf } from '../../experiment/network/networkOf';
import type { RunView } from '../../experiment/run/types';

/** Numbers that are held of beats, of all together, at most: 256 MB. */
export const MOST_VALUES = 2 ** 26;

/**
 * Numbers that the network of a fold of a run has of a beat in its last hidden layer, or in one of its heads.
 *
 * @param head 0-based, one that it has (see `headsOf`); the last hidden layer if omitted
 */
export function hiddenUnitsOf(
  { experiment, classCount }: Pick<RunView, 'experiment' | 'classCount'>,
  head?: number,
): number {
  const { prepare, train } = experiment;
  const { beforeSec, afterSec } = prepare.window;
  const network = networkOf(train, { ...prepare, classCount, windowSec: beforeSec + afterSec });
  return head === undefined ? hiddenUnits(network) : headUnits(network, head)!;
}

/** How many heads the networks of a run have: none but those of the multi-head network have any. */
export function headsOf({ experiment }: Pick<RunView, 'experiment'>): number {
  const { network } = experiment.train;
  return network.kind === 'multihead' ? network.heads.length : 0;
}
