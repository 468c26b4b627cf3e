import type { RrIntervals } from './rrIntervals';

/** A rate of fewer seconds would be that of single beats. */
const SHORTEST_STEP_SEC = 10;

/** The heart rate in equal steps over a record. */
export interface HeartRate {
  stepSec: number;
  /** Beats per minute of each step; NaN where no interval ends. */
  bpm: Float32Array;
}

/** Mean, lowest and highest step of a heart rate, with the middles of the steps. */
export interface RateSummary {
  mean: number;
  lowest: { bpm: number; atSec: number };
  highest: { bpm: number; atSec: number };
}

/**
 * The trend of the heart rate: 60 s over the mean of the RR intervals that end in a step. A step is at least ten
 * seconds long, and longer where the record would have more than `mostSteps`.
 */
export function heartRate({ endSec, rrSec }: RrIntervals, durationSec: number, mostSteps: number): HeartRate {
  const steps = Math.max(1, Math.min(Math.floor(durationSec / SHORTEST_STEP_SEC), Math.floor(mostSteps)));
  const stepSec = durationSec / steps;
  const sums = new Float64Array(steps);
  const counts = new Uint32Array(steps);
  endSec.forEach((at, i) => {
    const step = Math.min(steps - 1, Math.floor(at / stepSec));
    sums[step]! += rrSec[i]!;
    counts[step]!++;
  });
  return { stepSec, bpm: Float32Array.from(sums, (sum, i) => (60 * counts[i]!) / sum) };
}

/** Undefined if there is no interval at all. */
export function summariseRate({ rrSec }: RrIntervals, { stepSec, bpm }: HeartRate): RateSummary | undefined {
  let lowest = -1;
  let highest = -1;
  bpm.forEach((rate, i) => {
    if (Number.isNaN(rate)) return;
    if (lowest < 0 || rate < bpm[lowest]!) lowest = i;
    if (highest < 0 || rate > bpm[highest]!) highest = i;
  });
  if (lowest < 0) return undefined;
  const at = (step: number) => ({ bpm: bpm[step]!, atSec: (step + 0.5) * stepSec });
  const sum = rrSec.reduce((total, rr) => total + rr, 0);
  return { mean: (60 * rrSec.length) / sum, lowest: at(lowest), highest: at(highest) };
}
