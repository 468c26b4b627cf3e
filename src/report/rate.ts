import { RHYTHM_LIMITS } from '../rhythm';
import type { Intervals } from './intervals';
import type { Rate, RateExtreme } from './types';

/**
 * The heart rate of the intervals that end in a stretch of time: the mean of all, and the lowest and the highest by the mean of the last
 * eight, as bradycardia and tachycardia are told by.
 *
 * @param from first row of the intervals, and the one after the last
 * @returns undefined if there is none
 */
export function rateOf({ endSec, rrSec, isAdjacent }: Intervals, from: number, to: number): Rate | undefined {
  if (to <= from) return undefined;
  const { rateIntervals } = RHYTHM_LIMITS;
  let sum = 0;
  let lowest: RateExtreme | undefined;
  let highest: RateExtreme | undefined;
  /** Intervals up to this one that share beats. */
  let inRow = 0;
  for (let i = Math.max(0, from - rateIntervals); i < to; i++) {
    inRow = isAdjacent[i] ? inRow + 1 : 1;
    if (i < from) continue;
    sum += rrSec[i]!;
    if (inRow < rateIntervals) continue;
    const first = i - rateIntervals + 1;
    const startSec = endSec[first]! - rrSec[first]!;
    const bpm = (60 * rateIntervals) / (endSec[i]! - startSec);
    if (!lowest || bpm < lowest.bpm) lowest = { bpm, startSec, endSec: endSec[i]! };
    if (!highest || bpm > highest.bpm) highest = { bpm, startSec, endSec: endSec[i]! };
  }
  return {
    meanBpm: (60 * (to - from)) / sum,
    ...(lowest && { lowest }),
    ...(highest && { highest }),
  };
}
