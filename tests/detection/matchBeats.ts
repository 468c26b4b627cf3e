import { sumPairs } from '../../src/evaluation/ec57/bxb/beatMeasures';
import { compareBeats } from '../../src/evaluation/ec57/bxb/compareBeats';
import { readBeats } from '../../src/evaluation/ec57/bxb/readBeats';
import type { AnnotatorMarks, ComparedSpan } from '../../src/evaluation/ec57/types';

/** Counts of a beat-by-beat comparison after ANSI/AAMI EC57. */
export interface Match {
  found: number;
  missed: number;
  invented: number;
  /** Test minus reference of every pair, in samples. */
  offsets: number[];
}

const BEATS = 'NSVFQ';

/** Compares detected beats with a reference as `bxb` does (`src/evaluation/ec57`); ventricular flutter is not scored. */
export function matchMarks(reference: AnnotatorMarks, test: readonly number[], span: ComparedSpan): Match {
  const offsets: number[] = [];
  const counts = compareBeats(
    readBeats(reference, span.window, false),
    readBeats(marksAt(test), span.window, false),
    span,
    (beat, other) => {
      if (beat && other && beat.kind !== 'O') offsets.push(other.time - beat.time);
    },
  );
  return {
    found: sumPairs(counts, BEATS, BEATS),
    missed: sumPairs(counts, BEATS, 'OX'),
    invented: sumPairs(counts, 'OX', BEATS),
    offsets,
  };
}

/** The same for two lists of beats, from beginning to end. */
export function matchBeats(reference: readonly number[], test: readonly number[], window: number): Match {
  return matchMarks(marksAt(reference), test, { start: 0, end: Number.MAX_VALUE, window });
}

/** Detected beats as annotations. */
export const marksAt = (samples: readonly number[]): AnnotatorMarks => ({
  sample: samples,
  symbol: samples.map(() => 'N'),
  subtype: samples.map(() => 0),
  aux: samples.map(() => ''),
});
