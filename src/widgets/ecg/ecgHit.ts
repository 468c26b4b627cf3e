import { firstAtOrAfter } from './ecgExtent';
import type { EcgWindow } from './ecgTypes';

/** A beat is hit within this distance, pixels. */
const HIT_PX = 12;

/** The beat nearest to a moment, if it is within 12 pixels. */
export function beatHit<T extends { timeSec: number }>(
  beats: readonly T[],
  sec: number,
  pxPerSec: number,
): T | undefined {
  let best: T | undefined;
  for (const beat of beats) {
    const distance = Math.abs(beat.timeSec - sec);
    if (distance * pxPerSec <= HIT_PX && (!best || distance < Math.abs(best.timeSec - sec))) best = beat;
  }
  return best;
}

/** The value of a line at a moment: that of its nearest sample inside the window; undefined in a gap or outside of the line. */
export function nearestValue(
  { timeSec, value }: { timeSec: Float64Array; value: Float32Array },
  sec: number,
  window: EcgWindow,
): number | undefined {
  const after = firstAtOrAfter(timeSec, sec);
  const before = after - 1;
  const isAfter = before < 0 || (after < timeSec.length && timeSec[after]! - sec < sec - timeSec[before]!);
  const nearest = isAfter ? after : before;
  const at = timeSec[nearest];
  const found = value[nearest];
  if (at === undefined || found === undefined || Number.isNaN(found)) return undefined;
  // Far from any sample there is no line: a hundredth of the window is what the eye forgives.
  return Math.abs(at - sec) <= (window.endSec - window.startSec) / 100 ? found : undefined;
}
