import { oncePer } from '../../base/remember';
import { beatIndex } from '../../beats/beatIndex';
import type { BeatIndex, BeatSet } from '../../beats/types';
import type { RunView } from '../../experiment/run/types';

/** The index of prepared beats, in the order of the training thread; computed once per list of parts. */
export const indexOfParts = oncePer(
  (parts: readonly BeatSet[]) => parts,
  (parts): BeatIndex => beatIndex(parts),
);

/** The index of the beats of a run; computed once per `beats`. */
export const indexOfRun = oncePer(
  ({ beats }: Pick<RunView, 'beats'>) => beats,
  ({ beats }): BeatIndex => beatIndex([beats]),
);
