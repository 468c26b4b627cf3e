import { changesAnything, P_END_MS } from '../../beats/beatChange';
import { featureColumns, inputChannels } from '../../beats/inputChannels';
import { RHYTHM_COLUMNS } from '../../beats/types';
import type { Experiment } from '../../experiment/settings/types';
import type { WhatIfState } from './whatIfTypes';

/** What of a changed beat the network of an experiment can see. */
export interface SeenChanges {
  /** It gets something that is computed from RR intervals. */
  intervals: boolean;
  /** Beats are not normalised one by one, which would take the size away. */
  size: boolean;
  /** The window begins before the QRS complex. */
  p: boolean;
}

/** What of a changed beat the network can see, by the settings of its experiment. */
export function seenChanges({ prepare, train }: Pick<Experiment, 'prepare' | 'train'>): SeenChanges {
  const hasFeatures = featureColumns(train.input).some((column) => column < RHYTHM_COLUMNS.length);
  const isByInterval = inputChannels(train.input).includes('longDifference');
  return {
    // The 2-D network gets pictures of three windows alone.
    intervals: train.network.kind !== 'scalogram' && (hasFeatures || isByInterval),
    size: prepare.normalise !== 'zscore' && prepare.normalise !== 'minmax',
    p: -1000 * prepare.window.beforeSec < P_END_MS,
  };
}

/** Probabilities that are this near are the same. */
const SAME = 5e-4;

/** Whether a change is answered that moves no probability. */
export function movesNothing({ status, base, said, change }: WhatIfState): boolean {
  if (status !== 'shown' || !base || !said || !changesAnything(change)) return false;
  return base.every((was, i) => Math.abs(was - said[i]!) < SAME);
}
