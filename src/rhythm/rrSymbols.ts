import { sumOf } from '../base/sumOf';

/** Turns RR intervals into symbols, one an interval, in their order; some come late. */
export interface RrSymbols {
  push(rrSec: number): number[];
  /** The rest, as if the last interval went on for ever. */
  finish(): number[];
}

/**
 * The heart rate of an interval in steps of 5 bpm, 315 and more being one: Zhou X and others 2015, doi 10.1371/journal.pone.0136544.
 */
export function createRateSymbols(): RrSymbols {
  return {
    push: (rrSec) => [Math.min(63, Math.floor(60 / rrSec / 5))],
    finish: () => [],
  };
}

/** Length of the median filter, and of the three running means after it; then their delays. */
const MEDIAN = 17;
const LOW = 16;
const HIGH = [32, 64] as const;
/** From an interval to its place in the slow mean, and from the fast mean to the slow one: 62.5 and 47 in the paper. */
const DELAY = 63;
const LOW_DELAY = 47;
/** Upper bounds of the symbols but the last, in sixteenths of the slow mean. */
const BOUNDS = [-4, -3, -2, -1, 1, 2, 3, 4, 5];

/**
 * The deviation of an interval from a mean of 16 medians, in sixteenths of a slower mean (32 and 64 of the former), as ten symbols: Zhou X,
 * Ding H, Ung B, Pickwell-MacPherson E, Zhang Y 2014, doi 10.1186/1475-925X-13-18. Before the first interval all are as long as it is.
 * A symbol comes 63 intervals late.
 */
export function createDeviationSymbols(): RrSymbols {
  const intervals: number[] = [];
  const lows: number[] = [];
  let late = 0;
  let last = 0;
  let means: ((value: number) => number)[] | undefined;

  function step(rrSec: number): number | undefined {
    const recent = intervals.slice(-MEDIAN + 1);
    while (recent.length < MEDIAN - 1) recent.unshift(recent[0] ?? rrSec);
    intervals.push(rrSec);
    if (intervals.length > DELAY + 1) intervals.shift();
    const median = [...recent, rrSec].sort((a, b) => a - b)[MEDIAN >> 1]!;
    means ??= [LOW, ...HIGH].map((length) => createMean(length, median));
    const low = means[0]!(median);
    const high = means[2]!(means[1]!(low));
    lows.push(low);
    if (lows.length > LOW_DELAY + 1) lows.shift();
    if (late++ < DELAY) return undefined;
    const deviation = (16 * (intervals[0]! - lows[0]!)) / high;
    const symbol = BOUNDS.findIndex((bound) => deviation < bound);
    return symbol < 0 ? BOUNDS.length : symbol;
  }

  return {
    push(rrSec) {
      last = rrSec;
      const symbol = step(rrSec);
      return symbol === undefined ? [] : [symbol];
    },
    finish() {
      const symbols: number[] = [];
      if (late === 0) return symbols;
      for (let i = 0; i < DELAY; i++) {
        const symbol = step(last);
        if (symbol !== undefined) symbols.push(symbol);
      }
      return symbols;
    },
  };
}

/** Mean of the last `length` values, which were all `first` before; summed anew each time, so that nothing adds up. */
function createMean(length: number, first: number): (value: number) => number {
  const values = new Float64Array(length).fill(first);
  let next = 0;
  return (value) => {
    values[next] = value;
    next = (next + 1) % length;
    return sumOf(values) / length;
  };
}
