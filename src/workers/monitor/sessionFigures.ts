import { quantileOfSorted } from '../../base/quantile';

/** Intervals whose mean is the heart rate, as in the rules of rhythm. */
const INTERVALS = 8;
/** Beats whose latencies count. */
const LATENCIES = 500;

/** The heart rate now: of the last eight intervals, none of them over a gap. */
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
    /** Beats a minute; undefined before there are as many intervals. */
    bpm(): number | undefined {
      if (times.length <= INTERVALS) return undefined;
      return (60 * INTERVALS) / (times.at(-1)! - times[0]!);
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
