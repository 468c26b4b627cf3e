import type { BeatSet } from '../../beats/types';
import type { PreparedState } from '../types';

/** The beats that a trainer is given, kept apart from the page: what is prepared later does not change them. */
export interface GivenBeats {
  prepared: PreparedState;
  /** In the order of `prepared.rows`. */
  parts: readonly BeatSet[];
}
