import { type Episode, FUSION, isEctopic, NORMAL, type RhythmBeat } from '../types';

/** Intervals between normal beats, as columns in order of time. */
export interface NnIntervals {
  /** Time of the beat that ends it. */
  endSec: Float64Array;
  nnSec: Float64Array;
  /** 1 where the interval before it in the columns ends where this one begins. */
  isAdjacent: Uint8Array;
}

/** What was left out: the share of SVEB, VEB and fusion beats among these and those of class N, and that of the time between adjacent beats. */
export interface LeftOut {
  ectopicShare: number;
  fibrillationShare: number;
}

/**
 * Intervals that begin and end with a beat of class N, so that none is next to an ectopic beat, one of class Q or one without a class. Those
 * within fibrillation are left out.
 *
 * @param beats in order of time, the first of two at one time counts, as in `createRhythm`; `undefined` where nobody knows what came between
 * @param episodes of the same beats; only those of fibrillation are looked at
 * @param longestRrSec a longer interval is a gap
 */
export function nnIntervals(
  beats: Iterable<RhythmBeat | undefined>,
  episodes: readonly Episode[],
  longestRrSec: number,
): NnIntervals & LeftOut {
  const fibrillation = episodes.filter(({ kind }) => kind === 'fibrillation');
  const endSec: number[] = [];
  const nnSec: number[] = [];
  const isAdjacent: number[] = [];
  let previous: RhythmBeat | undefined;
  let lastEnd: number | undefined;
  let classed = 0;
  let ectopic = 0;
  let allSec = 0;
  let fibrillationSec = 0;
  let next = 0;
  for (const beat of beats) {
    const before = previous;
    if (beat && beat.timeSec === before?.timeSec) continue;
    previous = beat;
    if (!beat) continue;
    if (beat.classIndex <= FUSION) classed++;
    if (isEctopic(beat.classIndex)) ectopic++;
    const rr = before ? beat.timeSec - before.timeSec : 0;
    if (!before || rr > longestRrSec || rr <= 0) continue;
    allSec += rr;
    while (next < fibrillation.length && fibrillation[next]!.endSec <= before.timeSec) next++;
    if (next < fibrillation.length && fibrillation[next]!.startSec < beat.timeSec) {
      fibrillationSec += rr;
      continue;
    }
    if (before.classIndex !== NORMAL || beat.classIndex !== NORMAL) continue;
    endSec.push(beat.timeSec);
    nnSec.push(rr);
    isAdjacent.push(lastEnd === before.timeSec ? 1 : 0);
    lastEnd = beat.timeSec;
  }
  return {
    endSec: Float64Array.from(endSec),
    nnSec: Float64Array.from(nnSec),
    isAdjacent: Uint8Array.from(isAdjacent),
    ectopicShare: classed === 0 ? 0 : ectopic / classed,
    fibrillationShare: allSec === 0 ? 0 : fibrillationSec / allSec,
  };
}
