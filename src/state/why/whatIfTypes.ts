import { type BeatChange, NO_CHANGE } from '../../beats/beatChange';
import type { LabProblem } from '../problemTypes';

/** What a network says of the shown beat, as it is and changed. */
export interface WhatIfState {
  runId: string | undefined;
  /** The beat, an index of the open run; undefined before the first. */
  index: number | undefined;
  status: 'empty' | 'running' | 'shown' | 'failed';
  failed: LabProblem | undefined;
  /** RR intervals of the beat as it is, seconds; NaN where there is none. */
  intervals: { beforeSec: number; afterSec: number } | undefined;
  /** A probability for each class: of the beat as it is, and with `change`. */
  base: number[] | undefined;
  said: number[] | undefined;
  /** That of `said`. */
  change: BeatChange;
}

export const noWhatIf: WhatIfState = {
  ...{ runId: undefined, index: undefined, status: 'empty', failed: undefined },
  ...{ intervals: undefined, base: undefined, said: undefined, change: NO_CHANGE },
};
