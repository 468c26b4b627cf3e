import { quantileOfSorted } from '../base/quantile';
import { sumOf } from '../base/sumOf';
import { medianOfSorted } from './median';
import type { RecordName } from './types';

/** What the rhythm of a record, or of some of its beats, is like as a whole; seconds, NaN without intervals. */
export interface RecordRhythm {
  medianSec: number;
  meanSec: number;
  p25Sec: number;
  p75Sec: number;
  p90Sec: number;
  /** Median of |ln(RR / previous RR)|; NaN with fewer than two intervals. */
  irregularity: number;
  /** The rhythm of the slowest sustained stretches: the 90th percentile of the mean of the last 32 intervals. */
  slowestSec: number;
}

/** The intervals of a beat that columns of the record compare with it; seconds, NaN where there is none. */
export interface BeatRhythm {
  beforeSec: number;
  afterSec: number;
  /** Mean of the last intervals up to the beat, at most 32. */
  pastSec: number;
}

/** The reading of `slowestSec`: a tenth of the record may be slower. */
const SLOWEST = 0.9;

/** Beyond a factor of e² ≈ 7.4 either way, the exact ratio has no more information. */
const LIMIT = 2;

/** In a perfectly regular rhythm, smaller differences have no meaning. */
const LEAST_IRREGULARITY = 0.03;
/** About the SD of this quotient over the beats of MIT-BIH's DS1: scales the columns to the size that a network expects. */
const IRREGULARITIES = 2;
const IRREGULARITY_LIMIT = 5;

/**
 * The columns that compare a beat with its record. `training/input/references.ts` computes them for other choices of what the
 * record is like, from the same functions.
 *
 * The mean as in de Chazal, O'Dwyer and Reilly 2004 (doi 10.1109/TBME.2004.827359). The percentiles, the figures of the record
 * alone and the slowest stretches are the lab's: they tell a network how far the mean and the median may be trusted.
 */
export const RECORD_FEATURES: Record<RecordName, (record: RecordRhythm, beat: BeatRhythm) => number> = {
  previousToMedian: ({ medianSec }, { beforeSec }) => logRatio(beforeSec, medianSec),
  nextToMedian: ({ medianSec }, { afterSec }) => logRatio(afterSec, medianSec),
  previousByIrregularity: (record, { beforeSec }) => byIrregularity(record, beforeSec, record.medianSec),
  nextByIrregularity: (record, { afterSec }) => byIrregularity(record, afterSec, record.medianSec),
  changeByIrregularity: (record, { beforeSec, afterSec }) => byIrregularity(record, beforeSec, afterSec),
  previousToMean: ({ meanSec }, { beforeSec }) => logRatio(beforeSec, meanSec),
  nextToMean: ({ meanSec }, { afterSec }) => logRatio(afterSec, meanSec),
  previousToP75: ({ p75Sec }, { beforeSec }) => logRatio(beforeSec, p75Sec),
  nextToP75: ({ p75Sec }, { afterSec }) => logRatio(afterSec, p75Sec),
  previousToP90: ({ p90Sec }, { beforeSec }) => logRatio(beforeSec, p90Sec),
  nextToP90: ({ p90Sec }, { afterSec }) => logRatio(afterSec, p90Sec),
  recordP75ToP25: ({ p75Sec, p25Sec }) => logRatio(p75Sec, p25Sec),
  recordP90ToMedian: ({ p90Sec, medianSec }) => logRatio(p90Sec, medianSec),
  recordMeanToMedian: ({ meanSec, medianSec }) => logRatio(meanSec, medianSec),
  pastToSlowest: ({ slowestSec }, { pastSec }) => logRatio(pastSec, slowestSec),
};

/**
 * The figures of a record, or of some of its beats.
 *
 * @param intervals their RR intervals, seconds; reordered
 * @param changes |ln(RR / previous RR)| of them; reordered
 * @param past of each beat the mean of the last intervals, seconds; reordered
 */
export function recordRhythm(
  intervals: Float64Array,
  changes: Float64Array,
  past: Float64Array,
): RecordRhythm {
  for (const values of [intervals, changes, past]) values.sort();
  return {
    medianSec: medianOfSorted(intervals),
    meanSec: sumOf(intervals) / intervals.length,
    p25Sec: quantileOfSorted(intervals, 0.25),
    p75Sec: quantileOfSorted(intervals, 0.75),
    p90Sec: quantileOfSorted(intervals, 0.9),
    irregularity: medianOfSorted(changes),
    slowestSec: quantileOfSorted(past, SLOWEST),
  };
}

/** ln(a / b) within ±2; 0 if one of them is missing or both are 0. */
export function logRatio(a: number, b: number): number {
  const log = Math.log(a / b);
  return Number.isNaN(log) ? 0 : Math.max(-LIMIT, Math.min(LIMIT, log));
}

/** ln(a / b) in units of the record's irregularity; 0 if something is missing. */
function byIrregularity({ irregularity }: RecordRhythm, a: number, b: number): number {
  const figure = Math.log(a / b) / (IRREGULARITIES * (LEAST_IRREGULARITY + irregularity));
  if (Number.isNaN(figure)) return 0;
  return Math.max(-IRREGULARITY_LIMIT, Math.min(IRREGULARITY_LIMIT, figure));
}
