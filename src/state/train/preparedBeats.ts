import type { BeatSet } from '../../beats/types';
import type { PreparedState } from '../types';

/** The beats given to a trainer, independent of the page: later preparation does not change them. */
export interface PreparedBeats {
  prepared: PreparedState;
  /** In the order of `prepared.rows`. */
  parts: readonly BeatSet[];
}
