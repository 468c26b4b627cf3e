import { quantileOfSorted } from '../../base/quantile';
import { createRateWindow, RHYTHM_LIMITS } from '../../rhythm';

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
  const window = createRateWindow();
  return {
    /** @returns since the beat before, seconds; undefined for the first one, also after a gap */
    push: (timeSec: number): number | undefined => window.push(timeSec),
    gap: (): void => window.gap(),
    /**
     * Beats a minute; undefined before there are two intervals, and when no beat has come for five seconds.
     *
     * @param nowSec by the clock of the beats
     */
    bpm(nowSec: number): number | undefined {
      const isOver = nowSec - window.endSec > RHYTHM_LIMITS.longestRrSec + latencySec;
      return isOver ? undefined : window.bpm(LEAST_INTERVALS);
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
