import { firstAtOrAfter } from './ecgExtent';

/** Prematurity refers to the mean of this many RR intervals before the beat's own. */
export const MEAN_OF_INTERVALS = 8;
/** Fewer intervals before give no mean. */
const LEAST_INTERVALS = 3;
/** A longer pause is a gap of the annotations and belongs to no mean. */
const LONGEST_RR_SEC = 5;

/** The interval that ends with a beat. */
export interface BeatInterval {
  /** From the beat before; undefined for the first one, and after a gap of more than 5 s. */
  rrMs: number | undefined;
  /**
   * How much earlier (negative) or later the beat comes than the mean of the 8 intervals before leads to expect, as a
   * share of that mean: −0.28 is 28 % early. Undefined with fewer than 3 intervals before.
   */
  offset: number | undefined;
}

/** The interval before the beat at `index` of all beats of the record (seconds, ascending), and its prematurity. */
export function beatInterval(timesSec: ArrayLike<number>, index: number): BeatInterval {
  const rrSec = rrBefore(timesSec, index);
  if (rrSec === undefined) return { rrMs: undefined, offset: undefined };
  let sum = 0;
  let count = 0;
  for (let i = index - 1; i > 0 && count < MEAN_OF_INTERVALS; i--) {
    const before = rrBefore(timesSec, i);
    if (before === undefined) break;
    sum += before;
    count++;
  }
  const offset = count >= LEAST_INTERVALS ? rrSec / (sum / count) - 1 : undefined;
  return { rrMs: rrSec * 1000, offset };
}

/** Index of the beat at a time (to half a millisecond); −1 if there is none. */
export function beatIndexAt(timesSec: ArrayLike<number>, timeSec: number): number {
  const index = firstAtOrAfter(timesSec, timeSec - 0.0005);
  return index < timesSec.length && timesSec[index]! < timeSec + 0.0005 ? index : -1;
}

function rrBefore(timesSec: ArrayLike<number>, index: number): number | undefined {
  if (index < 1 || index >= timesSec.length) return undefined;
  const rrSec = timesSec[index]! - timesSec[index - 1]!;
  return rrSec > 0 && rrSec <= LONGEST_RR_SEC ? rrSec : undefined;
}
