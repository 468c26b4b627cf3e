import { quantileOfSorted } from '../../base/quantile';
import type { LorenzBeats } from './types';

/** So few of the intervals may lie beyond the plot. */
const WITHIN = 0.995;
/** Intervals by which its end is found: to sort all takes longer than to draw them. */
const ASKED = 4096;

/** The end of the axes: a multiple of half a second that has nearly all intervals below it, at least one. */
export function axisEnd({ beforeSec, afterSec }: LorenzBeats, filtered: Uint8Array): number {
  const highest = [beforeSec, afterSec].map((each) => {
    const step = Math.ceil(each.length / ASKED);
    const asked: number[] = [];
    for (let i = 0, seen = 0; i < each.length; i++) {
      if (filtered[i] !== 0 && !Number.isNaN(each[i]!) && seen++ % step === 0) asked.push(each[i]!);
    }
    return asked.length > 0 ? quantileOfSorted(Float64Array.from(asked).sort(), WITHIN) : 0;
  });
  return Math.max(1, Math.ceil(2 * Math.max(...highest)) / 2);
}
