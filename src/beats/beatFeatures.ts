import { medianInPlace } from './median';
import { type FEATURE_COLUMNS, RHYTHM_COLUMNS } from './types';

/** The source of the columns: the beats of one record in order of time. */
interface Rhythm {
  /** Seconds from the previous beat to this one, per beat; NaN for the first. One extra NaN at the end, as no beat follows the last. */
  rrSec: Float64Array;
  /** Median of all RR intervals of the record; NaN without any. */
  medianSec: number;
  /** Median of |ln(RR / previous RR)| over the record; NaN with fewer than two intervals. */
  irregularity: number;
}

type FeatureName = Exclude<(typeof FEATURE_COLUMNS)[number]['name'], `qrs${string}`>;

/** Number of RR intervals on either side of a beat that form its surroundings. */
const LOCAL_SIDE = 5;
/** Number of RR intervals that form its past. */
const PAST = 10;
/** Beyond a factor of e² ≈ 7.4 either way, the exact ratio has no more information. */
const LIMIT = 2;

/** In a perfectly regular rhythm, smaller differences have no meaning. */
const LEAST_IRREGULARITY = 0.03;
/** About the SD of this quotient over the beats of MIT-BIH's DS1: scales the columns to the size that a network expects. */
const IRREGULARITIES = 2;
const IRREGULARITY_LIMIT = 5;

/** One function per column. `beat` is the beat's index in the rhythm; `rrSec[beat]` is the RR before it, `rrSec[beat + 1]` the RR after it. */
const COLUMNS: Record<FeatureName, (rhythm: Rhythm, beat: number) => number> = {
  previousToMedian: ({ rrSec, medianSec }, beat) => logRatio(rrSec[beat]!, medianSec),
  nextToMedian: ({ rrSec, medianSec }, beat) => logRatio(rrSec[beat + 1]!, medianSec),
  previousToNext: ({ rrSec }, beat) => logRatio(rrSec[beat]!, rrSec[beat + 1]!),
  previousToLocal: ({ rrSec }, beat) =>
    logRatio(rrSec[beat]!, meanOf(rrSec, beat - LOCAL_SIDE + 1, beat + LOCAL_SIDE)),
  previousToPast: ({ rrSec }, beat) => logRatio(rrSec[beat]!, meanOf(rrSec, beat - PAST, beat - 1)),
  previousToBefore: ({ rrSec }, beat) => logRatio(rrSec[beat]!, rrSec[beat - 1] ?? Number.NaN),
  previousByIrregularity: (rhythm, beat) => byIrregularity(rhythm, rhythm.rrSec[beat]!, rhythm.medianSec),
  nextByIrregularity: (rhythm, beat) => byIrregularity(rhythm, rhythm.rrSec[beat + 1]!, rhythm.medianSec),
  changeByIrregularity: (rhythm, beat) =>
    byIrregularity(rhythm, rhythm.rrSec[beat]!, rhythm.rrSec[beat + 1]!),
};

/**
 * Features of the rhythm around every beat, from the times of the beats alone: no label enters, and ratios to the record's
 * own median remove differences between persons. RR ratios as in de Chazal, O'Dwyer and Reilly 2004
 * (doi 10.1109/TBME.2004.827359); logarithms, so that half and double are equally far from 0.
 *
 * The columns by irregularity divide by how much successive intervals of the record usually differ, so that an early beat in
 * a regular rhythm stands out, while fibrillation does not look like a series of early beats.
 *
 * @param timesSec all beats of a record in order of time, including those without a class
 * @returns beats × RHYTHM_COLUMNS.length, within [−2, 2] (by irregularity: [−5, 5]), 0 where a neighbour is missing
 */
export function beatFeatures(timesSec: Float64Array): Float32Array {
  const rhythm = rhythmOf(timesSec);
  const features = new Float32Array(timesSec.length * RHYTHM_COLUMNS.length);
  RHYTHM_COLUMNS.forEach(({ name }, column) => {
    const feature = COLUMNS[name as FeatureName];
    for (let beat = 0; beat < timesSec.length; beat++) {
      features[beat * RHYTHM_COLUMNS.length + column] = feature(rhythm, beat);
    }
  });
  return features;
}

function rhythmOf(timesSec: Float64Array): Rhythm {
  const count = timesSec.length;
  const rrSec = new Float64Array(count + 1).fill(Number.NaN);
  for (let beat = 1; beat < count; beat++) rrSec[beat] = timesSec[beat]! - timesSec[beat - 1]!;
  const medianSec = count > 1 ? medianInPlace(rrSec.slice(1, count)) : Number.NaN;
  const changes: number[] = [];
  for (let beat = 2; beat < count; beat++) {
    const change = Math.abs(Math.log(rrSec[beat]! / rrSec[beat - 1]!));
    // Two annotations at the same time have no ratio.
    if (Number.isFinite(change)) changes.push(change);
  }
  const irregularity = changes.length > 0 ? medianInPlace(Float64Array.from(changes)) : Number.NaN;
  return { rrSec, medianSec, irregularity };
}

/** Mean of the intervals from … to (both included), as far as they exist; NaN if none do. */
function meanOf(rrSec: Float64Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.max(1, from); i <= to && i < rrSec.length - 1; i++) {
    sum += rrSec[i]!;
    count++;
  }
  return sum / count;
}

/** ln(a / b) within ±LIMIT; 0 if one of them is missing or both are 0. */
function logRatio(a: number, b: number): number {
  const log = Math.log(a / b);
  return Number.isNaN(log) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, log));
}

/** ln(a / b) in units of the record's irregularity; 0 if something is missing. */
function byIrregularity({ irregularity }: Rhythm, a: number, b: number): number {
  const figure = Math.log(a / b) / (IRREGULARITIES * (LEAST_IRREGULARITY + irregularity));
  if (Number.isNaN(figure)) return 0;
  return Math.max(-IRREGULARITY_LIMIT, Math.min(IRREGULARITY_LIMIT, figure));
}
