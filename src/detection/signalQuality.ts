import type { QualityWindow } from './createQualityMeter';

export type Quality = 'good' | 'poor' | 'none';

/** Why a stretch is not good. */
export type QualityReason = 'missing' | 'flat' | 'noise' | 'disagreement' | 'no-beats';

/** A stretch of a lead of one quality. */
export interface QualityStretch {
  fromSample: number;
  /** The sample after the last. */
  toSample: number;
  quality: Quality;
  /** What was found somewhere in it; empty where it is good. */
  reasons: QualityReason[];
}

/** Beats of two detectors on the lead: those of both, and of one alone, in samples, ascending. */
interface Agreement {
  both: readonly number[];
  onlyFirst: readonly number[];
  onlySecond: readonly number[];
}

/** A window with less signal than this share has none; with more missing than the other, it is poor. */
const MOST_SILENT = 0.5;
const SOME_SILENT = 0.1;
/**
 * Below, the slope is that of noise; beats of both detectors by those of either, below, are a disagreement. Chosen on
 * MIT-BIH's DS1 and even records of SVDB, with and without muscle noise (docs/DETECTION.md).
 */
const LEAST_PEAKED = 3.6;
const LEAST_AGREED = 0.9;

/**
 * The quality of a lead, from missing and flat samples, from whether its slope has peaks as QRS complexes have, and from
 * whether two detectors find the same beats (bSQI of Li, Mark and Clifford 2008, in windows of ten seconds):
 *
 * - `none`: more than half of a window is missing or flat;
 * - `poor`: more than a tenth of it is missing, or more than a tenth flat; or noise; or the detectors share less than 90 % of the beats of either; or there are none;
 * - `good`: else. What is good may still hold beats that both detectors miss.
 *
 * @param windows from `createQualityMeter`
 * @param agreement of two detectors on that lead, by the rule of 150 ms
 * @returns stretches of equal quality without gaps, in order of time
 */
export function signalQuality(windows: readonly QualityWindow[], agreement: Agreement): QualityStretch[] {
  const both = createCounter(agreement.both);
  const first = createCounter(agreement.onlyFirst);
  const second = createCounter(agreement.onlySecond);
  const stretches: QualityStretch[] = [];
  for (const window of windows) {
    const { fromSample, toSample } = window;
    const agreed = both(toSample);
    const single = first(toSample) + second(toSample);
    const { quality, reasons } = gradeWindow(window, agreed, single);
    const last = stretches.at(-1);
    if (last?.quality === quality) {
      last.toSample = toSample;
      for (const reason of reasons) if (!last.reasons.includes(reason)) last.reasons.push(reason);
    } else stretches.push({ fromSample, toSample, quality, reasons });
  }
  return stretches;
}

function gradeWindow(
  { missing, flat, peakedness }: QualityWindow,
  agreed: number,
  single: number,
): { quality: Quality; reasons: QualityReason[] } {
  const reasons: QualityReason[] = [];
  if (missing > SOME_SILENT) reasons.push('missing');
  if (flat > SOME_SILENT) reasons.push('flat');
  if (missing + flat > MOST_SILENT) return { quality: 'none', reasons };
  if (peakedness < LEAST_PEAKED) reasons.push('noise');
  if (agreed + single === 0) reasons.push('no-beats');
  else if (agreed < LEAST_AGREED * (agreed + single)) reasons.push('disagreement');
  return { quality: reasons.length > 0 ? 'poor' : 'good', reasons };
}

/** @returns how many of the samples are before an end, and not before the last one that was asked for */
function createCounter(samples: readonly number[]): (end: number) => number {
  let next = 0;
  return (end) => {
    const from = next;
    while (next < samples.length && samples[next]! < end) next++;
    return next - from;
  };
}
