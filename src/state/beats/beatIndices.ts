import { oncePer } from '../../base/remember';
import { beatIndex } from '../../beats/beatIndex';
import type { BeatIndex, BeatSet, EarlierBeats } from '../../beats/types';
import type { RunView } from '../../experiment/run/types';

const indices = oncePer(
  (parts: readonly BeatSet[]) => parts,
  (parts) =>
    oncePer(
      (earlier: EarlierBeats) => earlier,
      (earlier): BeatIndex => beatIndex(parts, earlier),
    ),
);

const NONE: EarlierBeats = [];

/** The index of prepared beats, in the order of the training thread; computed once per list of parts and earlier beats. */
export const indexOfParts = (parts: readonly BeatSet[], earlier = NONE): BeatIndex => indices(parts)(earlier);

/** The index of the beats of a run; computed once per `beats`. */
export const indexOfRun = oncePer(
  ({ beats }: Pick<RunView, 'beats' | 'experiment'>) => beats,
  ({ beats, experiment }): BeatIndex => beatIndex([beats], experiment.earlier),
);
