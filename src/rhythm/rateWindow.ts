import { RHYTHM_LIMITS } from './defaults';

/** The last intervals between beats that follow each other, by whose mean there is a heart rate. */
export interface RateWindow {
  /**
   * @param timeSec of a beat, ascending
   * @returns since the beat before, seconds; undefined for the first one, also after a gap
   */
  push(timeSec: number): number | undefined;
  /** No interval goes on over it. */
  gap(): void;
  /** Times of the first and the last beat of the window; NaN without any. */
  readonly startSec: number;
  readonly endSec: number;
  /**
   * 60 s by the mean of the intervals.
   *
   * @param least so many intervals at least; as many as the window holds, if it is left out
   * @returns beats a minute; undefined of fewer
   */
  bpm(least?: number): number | undefined;
}

/** @param most intervals that it holds: eight, as bradycardia and tachycardia are told by */
export function createRateWindow(most = RHYTHM_LIMITS.rateIntervals): RateWindow {
  let times: number[] = [];
  const first = () => times[0] ?? Number.NaN;
  const last = () => times.at(-1) ?? Number.NaN;
  return {
    push(timeSec) {
      const beforeSec = times.at(-1);
      times.push(timeSec);
      if (times.length > most + 1) times.shift();
      return beforeSec === undefined ? undefined : timeSec - beforeSec;
    },
    gap() {
      times = [];
    },
    get startSec() {
      return first();
    },
    get endSec() {
      return last();
    },
    bpm(least = most) {
      const intervals = times.length - 1;
      return intervals < least ? undefined : (60 * intervals) / (last() - first());
    },
  };
}
