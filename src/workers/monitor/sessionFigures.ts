import { quantileOfSorted } from '../../base/quantile';

/** Intervals whose mean is the heart rate, at most, as in the rules of rhythm; and at least, so that it is there after three beats. */
const INTERVALS = 8;
const LEAST_INTERVALS = 2;
/** Beats whose latencies count. */
const LATENCIES = 500;

/** The heart rate now: of the last two to eight intervals, none of them over a gap. */
export function createRate() {
  let times: number[] = [];
  return {
    push(timeSec: number): void {
      times.push(timeSec);
      if (times.length > INTERVALS + 1) times.shift();
    },
    gap(): void {
      times = [];
    },
    /** Beats a minute; undefined before there are two intervals. */
    bpm(): number | undefined {
      const intervals = times.length - 1;
      if (intervals < LEAST_INTERVALS) return undefined;
      return (60 * intervals) / (times.at(-1)! - times[0]!);
    },
  };
}

/** Median and 95th percentile of the latencies of the last beats. */
export function createLatencies() {
  const last: number[] = [];
  return {
    push(sec: number): void {
      last.push(sec);
      if (last.length > LATENCIES) last.shift();
    },
    figures(): { medianSec: number; mostSec: number } | undefined {
      if (last.length === 0) return undefined;
      const sorted = Float64Array.from(last).sort();
      return { medianSec: quantileOfSorted(sorted, 0.5), mostSec: quantileOfSorted(sorted, 0.95) };
    },
  };
}
