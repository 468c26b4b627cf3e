import { quantileOfSorted } from '../../base/quantile';
import { RHYTHM_LIMITS } from '../../rhythm';

/** Intervals whose mean is the heart rate, at most, and after which there is none any more without a beat: as in the rules of rhythm. */
const { rateIntervals, longestRrSec } = RHYTHM_LIMITS;
/** At least so many, so that it is there after three beats. */
const LEAST_INTERVALS = 2;
/** Beats whose latencies count. */
const LATENCIES = 500;

/**
 * The heart rate now: of the last two to eight intervals, none of them over a gap.
 *
 * @param latencySec how late beats are told
 */
export function createRate(latencySec = 0) {
  let times: number[] = [];
  return {
    push(timeSec: number): void {
      times.push(timeSec);
      if (times.length > rateIntervals + 1) times.shift();
    },
    gap(): void {
      times = [];
    },
    /**
     * Beats a minute; undefined before there are two intervals, and when no beat has come for five seconds.
     *
     * @param nowSec by the clock of the beats
     */
    bpm(nowSec: number): number | undefined {
      const intervals = times.length - 1;
      const lastSec = times.at(-1) ?? 0;
      if (intervals < LEAST_INTERVALS || nowSec - lastSec > longestRrSec + latencySec) return undefined;
      return (60 * intervals) / (lastSec - times[0]!);
    },
  };
}

/** Median and 95th percentile of the latencies of the last beats. */
export function createLatencies() {
  const last: number[] = [];
  /** Asked for ten times a second, and the same until the next beat. */
  let known: { medianSec: number; mostSec: number } | undefined;
  return {
    push(sec: number): void {
      last.push(sec);
      if (last.length > LATENCIES) last.shift();
      known = undefined;
    },
    figures(): { medianSec: number; mostSec: number } | undefined {
      if (last.length === 0) return undefined;
      const sorted = known ? undefined : Float64Array.from(last).sort();
      if (sorted)
        known = { medianSec: quantileOfSorted(sorted, 0.5), mostSec: quantileOfSorted(sorted, 0.95) };
      return known;
    },
  };
}
