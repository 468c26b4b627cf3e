import { compareBeats } from './ec57/bxb/compareBeats';
import type { BeatTrack } from './ec57/bxb/readBeats';

/** Beats up to 150 ms apart are the same (EC57). */
const WINDOW_SEC = 0.15;

/**
 * Pairs found beats with marked ones by the rule of EC57, as `bxb` does.
 *
 * @param found times in seconds, ascending
 * @param marked the same
 * @returns of each found beat: the marked beat that it is, or −1 if it is invented
 */
export function matchBeats(
  found: ArrayLike<number>,
  marked: ArrayLike<number>,
  samplingHz: number,
): Int32Array {
  const toTrack = (times: ArrayLike<number>): BeatTrack => ({
    beats: Array.from(times, (timeSec, interval) => ({
      time: Math.round(timeSec * samplingHz),
      kind: 'N' as const,
      // Its number: intervals are not compared here.
      interval,
    })),
    flutter: [],
    shutdowns: [],
  });
  const markedOf = new Int32Array(found.length).fill(-1);
  const span = { start: 0, end: Number.MAX_VALUE, window: Math.floor(WINDOW_SEC * samplingHz) };
  compareBeats(toTrack(marked), toTrack(found), span, (beat, other) => {
    if (beat && other) markedOf[other.interval] = beat.interval;
  });
  return markedOf;
}
