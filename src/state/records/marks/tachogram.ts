import { LONGEST_RR_SEC, type RrIntervals } from './rrIntervals';

/** The share of the intervals that the axis shows in full; the rest, single pauses, is drawn at its edge. */
const SHOWN_SHARE = 0.995;

/** Dots of one class: pixels, of which each is listed once. */
export interface TachogramDots {
  /** 0…4; 255 = beats without a class. */
  classIndex: number;
  x: Float32Array;
  y: Float32Array;
}

/** The top of the axis of RR intervals, seconds, in half seconds: nearly all intervals are below it. */
export function tachogramTop({ rrSec }: RrIntervals): number {
  const sorted = Float32Array.from(rrSec).sort();
  const usual = sorted[Math.floor((sorted.length - 1) * SHOWN_SHARE)] ?? 1;
  return Math.min(LONGEST_RR_SEC, Math.max(1, Math.ceil(usual * 1.1 * 2) / 2));
}

/**
 * An RR tachogram as dots, the common class first, so that rarer ones lie on top. Intervals beyond the top are at the
 * edge. A day of beats gives no more dots than the picture has pixels.
 */
export function tachogramDots(
  { endSec, rrSec, classIndex }: RrIntervals,
  size: { durationSec: number; topSec: number; widthPx: number; heightPx: number },
): TachogramDots[] {
  const { durationSec, topSec, widthPx, heightPx } = size;
  const columns = Math.max(1, Math.round(widthPx));
  const rows = Math.max(1, Math.round(heightPx));
  const taken = new Map<number, Set<number>>();
  endSec.forEach((at, i) => {
    const x = Math.min(columns - 1, Math.floor((at / durationSec) * columns));
    const y = Math.min(rows - 1, Math.max(0, Math.floor((1 - rrSec[i]! / topSec) * rows)));
    const pixels = taken.get(classIndex[i]!) ?? new Set();
    taken.set(classIndex[i]!, pixels.add(y * columns + x));
  });
  return [...taken]
    .sort(([a, left], [b, right]) => right.size - left.size || a - b)
    .map(([dotsClass, pixels]) => ({
      classIndex: dotsClass,
      x: Float32Array.from(pixels, (pixel) => (pixel % columns) + 0.5),
      y: Float32Array.from(pixels, (pixel) => Math.floor(pixel / columns) + 0.5),
    }));
}
