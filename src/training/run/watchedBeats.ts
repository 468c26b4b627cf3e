import type { FoldPlan } from '../../experiment/plan/planFolds';
import type { EpochMatrix } from '../../experiment/run/types';

/** The beats that are classified at the end of every epoch. */
export interface WatchedBeats {
  of: EpochMatrix['of'];
  beats: Int32Array;
}

/** Enough for shares within five percentage points, and few enough to cost less than a hundredth of an epoch. */
const PER_CLASS = 100;

/**
 * The validation beats of a fold or, if it has none, up to a hundred of its training beats of each class, spread evenly
 * over them, so that an epoch of such a run can be looked at as well.
 */
export function watchedBeats(
  { train, validation }: Pick<FoldPlan, 'train' | 'validation'>,
  labels: Uint8Array,
): WatchedBeats {
  if (validation.length > 0) return { of: 'validation', beats: validation };
  const classes: number[][] = [];
  for (const beat of new Set(train)) {
    classes[labels[beat]!] ??= [];
    classes[labels[beat]!]!.push(beat);
  }
  const some = Array.from(classes, (beats = []) => {
    const count = Math.min(PER_CLASS, beats.length);
    return Array.from({ length: count }, (_, i) => beats[Math.floor((i * beats.length) / count)]!);
  });
  return { of: 'training', beats: Int32Array.from(some.flat()) };
}
