import { isMissing, isSilence } from './silence';

/** Measures how many samples come a second, from when they come. */
export interface RateMeter {
  /**
   * @param count how many came
   * @param nowSec when, ascending
   */
  push(count: number, nowSec: number): void;
  /** Hz; undefined before it can be known. */
  rate(): number | undefined;
}

/** What the rate is measured over, and the shortest time that is enough. */
const WINDOW_SEC = 30;
const ENOUGH_SEC = 5;
const ENOUGH_SAMPLES = 100;
/** More than this long ahead of the rate, what came was waiting somewhere: it says nothing of the rate. */
const BURST_SEC = 2;

/** The slope of a straight line through the counts of the last half minute (least squares), which evens out that samples come in heaps. */
export function createRateMeter(): RateMeter {
  let points: { sec: number; count: number }[] = [];
  let total = 0;
  let hz: number | undefined;
  return {
    push(count, nowSec) {
      const last = points.at(-1);
      const waited = last ? nowSec - last.sec : 0;
      total += count;
      const before = hz ?? rateSoFar(points);
      // Nothing is measured over a silence in which samples were lost.
      const isLost = isSilence(waited) && before !== undefined && isMissing(count, before, waited);
      if (isLost || (hz !== undefined && count > hz * (waited + BURST_SEC))) points = [];
      points.push({ sec: nowSec, count: total });
      while (nowSec - points[0]!.sec > WINDOW_SEC) points.shift();
      const first = points[0]!;
      if (nowSec - first.sec < ENOUGH_SEC || total - first.count < ENOUGH_SAMPLES) return;
      hz = slope(points);
    },
    rate: () => hz,
  };
}

/** What came after the first point by the time that it took; undefined of fewer than two points. */
function rateSoFar(points: readonly { sec: number; count: number }[]): number | undefined {
  const [first, last] = [points[0], points.at(-1)];
  return first && last && last.sec > first.sec
    ? (last.count - first.count) / (last.sec - first.sec)
    : undefined;
}

function slope(points: readonly { sec: number; count: number }[]): number {
  const n = points.length;
  const sec = points.reduce((sum, point) => sum + point.sec, 0) / n;
  const count = points.reduce((sum, point) => sum + point.count, 0) / n;
  let [up, across] = [0, 0];
  for (const point of points) {
    up += (point.sec - sec) * (point.count - count);
    across += (point.sec - sec) ** 2;
  }
  return up / across;
}
