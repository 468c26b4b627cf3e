import { RHYTHM_LIMITS, type RhythmBeat } from '../rhythm';

/** The intervals between adjacent beats as columns, in order of time. */
export interface Intervals {
  /** Time of the beat that ends it. */
  endSec: Float64Array;
  rrSec: Float64Array;
  /** Classes of the beats that begin and end it. */
  startClass: Uint8Array;
  endClass: Uint8Array;
  /** 1 where it begins with the beat that ends the one before it in the columns. */
  isAdjacent: Uint8Array;
}

/**
 * The beats in stretches without a gap, as the rules of rhythm take them: the first of two at one time counts, and an interval over five
 * seconds is a gap.
 */
export function stretchesOf(beats: Iterable<RhythmBeat | undefined>): RhythmBeat[][] {
  const stretches: RhythmBeat[][] = [];
  let open: RhythmBeat[] = [];
  for (const beat of beats) {
    const last = open.at(-1);
    if (last && beat?.timeSec === last.timeSec) continue;
    const isGap = !beat || (last !== undefined && beat.timeSec - last.timeSec > RHYTHM_LIMITS.longestRrSec);
    if (isGap) open = [];
    if (!beat) continue;
    if (open.length === 0) stretches.push(open);
    open.push(beat);
  }
  return stretches;
}

/** @param stretches from `stretchesOf` */
export function intervalsOf(stretches: readonly (readonly RhythmBeat[])[]): Intervals {
  const length = stretches.reduce((sum, beats) => sum + beats.length - 1, 0);
  const intervals: Intervals = {
    endSec: new Float64Array(length),
    rrSec: new Float64Array(length),
    startClass: new Uint8Array(length),
    endClass: new Uint8Array(length),
    isAdjacent: new Uint8Array(length),
  };
  let row = 0;
  for (const beats of stretches) {
    for (let i = 1; i < beats.length; i++, row++) {
      const { timeSec, classIndex } = beats[i]!;
      intervals.endSec[row] = timeSec;
      intervals.rrSec[row] = timeSec - beats[i - 1]!.timeSec;
      intervals.startClass[row] = beats[i - 1]!.classIndex;
      intervals.endClass[row] = classIndex;
      intervals.isAdjacent[row] = i > 1 ? 1 : 0;
    }
  }
  return intervals;
}
