/** What samples become: values at equal distances, or the end of a stretch of them. */
export interface Grid {
  /** The next value; its index counts from the first sample on, over gaps too. */
  value(index: number, value: number): void;
  /** A stretch is over: the next value begins another. */
  gap(startSec: number, endSec: number): void;
}

/** Samples farther apart than this many steps of the grid, or of the source, have a gap between them. */
const GAP_STEPS = 3;
/** So near to a point of the grid a sample lies on it, and is passed on unchanged. */
const ON_GRID = 1e-5;

interface Point {
  /** In steps of the grid from the first sample. */
  at: number;
  value: number;
}

/**
 * Puts samples with time stamps on a grid of equal steps: cubic Hermite interpolation, slopes from the neighbours (Catmull and Rom), so two
 * samples late. A source whose samples lie on the grid is passed on to the bit. Devices sample at 128 to 131 Hz where they say 130.
 *
 * Nothing is filtered before: of a source that is faster than the grid, what lies above half the rate of the grid is folded below it (aliasing).
 *
 * @param samplingHz of the grid
 */
export function createTimeResampler(samplingHz: number, grid: Grid) {
  let originSec: number | undefined;
  /** The last three samples of this stretch. */
  let points: Point[] = [];
  /** Next index of the grid. */
  let next = 0;

  function slope(before: Point | undefined, own: Point, after: Point | undefined): number {
    const left = before && !Number.isNaN(before.value) ? before : own;
    const right = after && !Number.isNaN(after.value) ? after : own;
    return right.at > left.at ? (right.value - left.value) / (right.at - left.at) : 0;
  }

  /** Values from one sample up to, not including, the next. */
  function between(before: Point | undefined, from: Point, to: Point, after: Point | undefined): void {
    const step = to.at - from.at;
    let startSlope: number | undefined;
    let endSlope = 0;
    for (; next < to.at - ON_GRID; next++) {
      const t = (next - from.at) / step;
      if (next - from.at < ON_GRID) {
        grid.value(next, from.value);
        continue;
      }
      startSlope ??= slope(before, from, to);
      endSlope = slope(from, to, after);
      const u = 1 - t;
      const value =
        u * u * (1 + 2 * t) * from.value +
        t * t * (1 + 2 * u) * to.value +
        step * t * u * (u * startSlope - t * endSlope);
      grid.value(next, value);
    }
  }

  function endStretch(): void {
    const [before, from, to] = points.length > 2 ? points : [undefined, ...points];
    if (from && to) between(before, from, to, undefined);
    const last = points.at(-1);
    if (last && last.at - next > -ON_GRID) grid.value(next++, last.value);
    points = [];
  }

  return {
    /** @returns how many samples were not later than the last one, and left out */
    push({
      startSec,
      samplingHz: sourceHz,
      samples,
    }: {
      startSec: number;
      samplingHz: number;
      samples: Float32Array;
    }): number {
      let late = 0;
      const gapSteps = GAP_STEPS * Math.max(1, samplingHz / sourceHz);
      for (let i = 0; i < samples.length; i++) {
        const timeSec = startSec + i / sourceHz;
        originSec ??= timeSec;
        const at = (timeSec - originSec) * samplingHz;
        const last = points.at(-1);
        if (last && at <= last.at + ON_GRID) {
          late++;
          continue;
        }
        if (last && at - last.at > gapSteps) {
          endStretch();
          grid.gap(originSec + last.at / samplingHz, timeSec);
        }
        const value = samples[i]!;
        if (points.length === 0) next = Math.ceil(at - ON_GRID);
        points.push({ at, value });
        if (points.length === 3) between(undefined, points[0]!, points[1]!, points[2]);
        if (points.length < 4) continue;
        between(points[0], points[1]!, points[2]!, points[3]);
        points.shift();
      }
      return late;
    },
    /** The last sample needs no other: the end, or the source stops. */
    finish: endStretch,
    /** Time of a point of the grid. */
    timeOf: (index: number) => (originSec ?? 0) + index / samplingHz,
  };
}
