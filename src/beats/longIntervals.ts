import { quantileOfSorted } from '../base/quantile';
import { medianRow } from './medianRow';
import { RR_COLUMNS } from './types';

/** The part of a record's intervals that are shorter than long ones. */
const SHORTER = 0.65;
/** A median of fewer windows has too much of each. */
const FEWEST = 10;

/** Windows and the intervals before their beats; NaN where there is none. */
export interface TimedRows {
  rows: Float32Array;
  beforeSec: Float32Array;
}

/** The column of the intervals before the beats of a set. */
export function beforeOf(rr: Float32Array): Float32Array {
  return Float32Array.from(
    { length: rr.length / RR_COLUMNS.length },
    (_, row) => rr[RR_COLUMNS.length * row]!,
  );
}

/**
 * The median over the windows of the beats that come after a long interval: at least the 65th percentile of the intervals before the given
 * beats. A beat that comes early for its record is none of them, so that where many beats are early, this is nearer to the usual beat
 * than the median of all. Undefined with fewer than ten: the median of all has to do. No label enters; the rule is the lab's.
 */
export function longMedianRow(parts: readonly TimedRows[], lengthSamples: number): Float32Array | undefined {
  const intervals = Float64Array.from(
    parts.flatMap(({ beforeSec }) => [...beforeSec.filter(Number.isFinite)]),
  );
  const least = quantileOfSorted(intervals.sort(), SHORTER);
  const long = parts.map(({ rows, beforeSec }) => {
    const chosen = [...beforeSec.keys()].filter((row) => beforeSec[row]! >= least);
    return rowsAt(rows, chosen, lengthSamples);
  });
  const count = long.reduce((sum, { length }) => sum + length / lengthSamples, 0);
  return count < FEWEST ? undefined : medianRow(long, lengthSamples);
}

/** Copies of some rows of a matrix. */
export function rowsAt(rows: Float32Array, chosen: readonly number[], lengthSamples: number): Float32Array {
  const copy = new Float32Array(chosen.length * lengthSamples);
  chosen.forEach((row, i) => {
    copy.set(rows.subarray(row * lengthSamples, (row + 1) * lengthSamples), i * lengthSamples);
  });
  return copy;
}
