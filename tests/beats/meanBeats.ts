import { addToMoments, type BeatSet, emptyMoments, finishMoments } from '../../src/beats';
import type { MeanBeats } from '../../src/beats/meanBeats';

/** Mean ± SD beat of each class over all sets: 2 × classCount × m numbers. */
export function meanBeats(sets: readonly BeatSet[], classCount: number): MeanBeats {
  const moments = emptyMoments(
    classCount,
    (sets.find(({ count }) => count > 0) ?? sets[0])?.lengthSamples ?? 0,
  );
  for (const set of sets) addToMoments(moments, set);
  return finishMoments(moments);
}
