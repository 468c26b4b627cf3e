import { compareBeats } from './ec57/bxb/compareBeats';
import type { BeatTrack } from './ec57/bxb/readBeats';

/** Beats up to 150 ms apart are the same (EC57). */
const WINDOW_SEC = 0.15;

/** Which found beat is which marked one. */
interface BeatMatches {
  /** Of each found beat: the marked beat that it is, or −1 if it is invented. */
  marked: Int32Array;
  /** Marked beats that were not found. */
  missed: number[];
}

/**
 * Pairs found beats with marked ones by the rule of EC57, as `bxb` does.
 *
 * @param found times in seconds, ascending
 * @param marked the same
 */
export function matchBeats(
  found: ArrayLike<number>,
  marked: ArrayLike<number>,
  samplingHz: number,
): BeatMatches {
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
  const matches: BeatMatches = { marked: new Int32Array(found.length).fill(-1), missed: [] };
  const span = { start: 0, end: Number.MAX_VALUE, window: Math.floor(WINDOW_SEC * samplingHz) };
  compareBeats(toTrack(marked), toTrack(found), span, (beat, other) => {
    if (beat && other) matches.marked[other.interval] = beat.interval;
    else if (beat) matches.missed.push(beat.interval);
  });
  return matches;
}
