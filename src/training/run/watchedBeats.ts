import type { FoldPlan } from '../../experiment/plan/planFolds';
import type { EpochMatrix } from '../../experiment/run/types';
import type { RowDealer } from '../input/dealtRows';

/** The beats that are classified at the end of every epoch. */
export interface WatchedBeats {
  of: EpochMatrix['of'];
  beats: Int32Array;
}

/** Enough for shares within five percentage points, and few enough to cost less than a hundredth of an epoch. */
const PER_CLASS = 100;

/** In stretches: so many beats of each class, and the beats that are predicted along with them. A stretch for each beat would cost as much as an epoch. */
const STRETCHES_PER_CLASS = 6;

/**
 * The validation beats of a fold or, if it has none, up to a hundred of its training beats of each class, spread evenly
 * over them, so that an epoch of such a run can be looked at as well.
 *
 * @param rows how beats are predicted
 */
export function watchedBeats(
  { train, validation }: Pick<FoldPlan, 'train' | 'validation'>,
  labels: Uint8Array,
  rows: Pick<RowDealer, 'unit' | 'along'>,
): WatchedBeats {
  if (validation.length > 0) return { of: 'validation', beats: validation };
  const learnt = new Set(train);
  if (rows.unit === 1) return { of: 'training', beats: someOfEach(learnt, labels, PER_CLASS) };
  const along = rows.along(someOfEach(learnt, labels, STRETCHES_PER_CLASS));
  const beats = someOfEach(
    along.filter((beat) => learnt.has(beat)),
    labels,
    PER_CLASS,
  );
  return { of: 'training', beats };
}

/** At most so many beats of each class, spread evenly over them. */
function someOfEach(beats: Iterable<number>, labels: Uint8Array, most: number): Int32Array {
  const classes: number[][] = [];
  for (const beat of beats) {
    classes[labels[beat]!] ??= [];
    classes[labels[beat]!]!.push(beat);
  }
  const some = Array.from(classes, (own = []) => {
    const count = Math.min(most, own.length);
    return Array.from({ length: count }, (_, i) => own[Math.floor((i * own.length) / count)]!);
  });
  return Int32Array.from(some.flat());
}
