import { marksBeat } from '../../../beats/classMap';
import { marksFlutter } from '../../../report';
import { RHYTHM_LIMITS } from '../../../rhythm';
import type { RecordMarks } from '../../types';

/** A longer pause is a gap of the annotations rather than an interval between two beats. */
export const LONGEST_RR_SEC = RHYTHM_LIMITS.longestRrSec;

/** The RR intervals of a record as columns, in order of time; each belongs to the beat that ends it. */
export interface RrIntervals {
  endSec: Float64Array;
  rrSec: Float32Array;
  /** Of the beat at the end; 255 = a beat without a class. */
  classIndex: Uint8Array;
}

/** Times of all annotated beats, whatever their class, in order. */
export function beatTimes(marks: RecordMarks): Float64Array {
  const isBeat = marks.symbols.map(marksBeat);
  return marks.timeSec.filter((_, i) => isBeat[marks.symbol[i]!]);
}

/**
 * The intervals between adjacent beats. Left out: pauses over five seconds, and intervals with an episode of
 * ventricular flutter or fibrillation inside, whose waves are not annotated as beats.
 */
export function rrIntervals(marks: RecordMarks): RrIntervals {
  const isBeat = marks.symbols.map(marksBeat);
  const isFlutter = marks.symbols.map(marksFlutter);
  const endSec: number[] = [];
  const rrSec: number[] = [];
  const classIndex: number[] = [];
  let lastSec: number | undefined;
  marks.timeSec.forEach((timeSec, i) => {
    const symbol = marks.symbol[i]!;
    if (isFlutter[symbol]) lastSec = undefined;
    if (!isBeat[symbol]) return;
    const rr = lastSec === undefined ? 0 : timeSec - lastSec;
    if (rr > 0 && rr <= LONGEST_RR_SEC) {
      endSec.push(timeSec);
      rrSec.push(rr);
      classIndex.push(marks.classIndex[i]!);
    }
    lastSec = timeSec;
  });
  return {
    endSec: Float64Array.from(endSec),
    rrSec: Float32Array.from(rrSec),
    classIndex: Uint8Array.from(classIndex),
  };
}

/** The longest interval; undefined if there is none. */
export function longestRr({ endSec, rrSec }: RrIntervals): { endSec: number; rrSec: number } | undefined {
  let longest = -1;
  rrSec.forEach((rr, i) => {
    if (longest < 0 || rr > rrSec[longest]!) longest = i;
  });
  return longest < 0 ? undefined : { endSec: endSec[longest]!, rrSec: rrSec[longest]! };
}
