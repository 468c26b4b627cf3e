import { medianInPlace } from './median';
import { type FEATURE_COLUMNS, RHYTHM_COLUMNS } from './types';

/** What the columns are computed from: the beats of one record as they follow each other. */
interface Rhythm {
  /** Seconds from the beat before to this one, per beat; NaN for the first. One more at the end, NaN: after the last there is none. */
  rrSec: Float64Array;
  /** Median of all RR intervals of the record; NaN where there are none. */
  medianSec: number;
  /** Median of |ln(RR / RR before)| over the record; NaN where there are fewer than two intervals. */
  irregularity: number;
}

type FeatureName = Exclude<(typeof FEATURE_COLUMNS)[number]['name'], `qrs${string}`>;

/** RR intervals to either side of a beat that its surroundings are made of. */
const LOCAL_SIDE = 5;
/** RR intervals that its past is made of. */
const PAST = 10;
/** Beyond e² ≈ 7.4 times as long or as short, how much says nothing more. */
const LIMIT = 2;

/** Of a rhythm as regular as a clock, differences of so little still say nothing. */
const LEAST_IRREGULARITY = 0.03;
/** About the SD of such a figure over the beats of MIT-BIH's DS1: brings the columns to the size that a network expects. */
const IRREGULARITIES = 2;
const IRREGULARITY_LIMIT = 5;

/** One column each. A beat's number is its place in the rhythm; `rrSec[beat]` is the RR before it, `rrSec[beat + 1]` the RR after it. */
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
 * What the rhythm around every beat tells, from the times of the beats alone: no label enters, and ratios to the record's own
 * median take the person out. RR ratios as in de Chazal, O'Dwyer and Reilly 2004 (doi 10.1109/TBME.2004.827359); logarithms, so
 * that half and double lie equally far from 0.
 *
 * The columns by irregularity divide by how much neighbouring intervals of the record differ, so that an early beat of a regular
 * rhythm stands out, and fibrillation does not look like one early beat after the other.
 *
 * @param timesSec all beats of a record in order of time, also those that no class is known for
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
    // Two annotations at one place have no ratio.
    if (Number.isFinite(change)) changes.push(change);
  }
  const irregularity = changes.length > 0 ? medianInPlace(Float64Array.from(changes)) : Number.NaN;
  return { rrSec, medianSec, irregularity };
}

/** Mean of the intervals from … to (both included), as far as there are; NaN of none. */
function meanOf(rrSec: Float64Array, from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (let i = Math.max(1, from); i <= to && i < rrSec.length - 1; i++) {
    sum += rrSec[i]!;
    count++;
  }
  return sum / count;
}

/** ln(a / b) within ±LIMIT; 0 where one of them is missing or both are 0. */
function logRatio(a: number, b: number): number {
  const log = Math.log(a / b);
  return Number.isNaN(log) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, log));
}

/** ln(a / b) in units of the record's irregularity; 0 where something is missing. */
function byIrregularity({ irregularity }: Rhythm, a: number, b: number): number {
  const figure = Math.log(a / b) / (IRREGULARITIES * (LEAST_IRREGULARITY + irregularity));
  if (Number.isNaN(figure)) return 0;
  return Math.max(-IRREGULARITY_LIMIT, Math.min(IRREGULARITY_LIMIT, figure));
}
