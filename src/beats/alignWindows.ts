import { sumOf } from '../base/sumOf';
import type { BeatPositions } from './beatPositions';
import { millivoltsPer } from './millivolts';

/** How far a window may be moved, seconds. Marks of SVDB are about 20 ms before the R wave, those of MIT-BIH on it. */
export const ALIGN_SEC = 0.05;

/** Edges of the band whose deflections count, Hz: the QRS complex without P and T waves, baseline and mains. */
const BAND_HZ = { low: 5, high: 25 };
/** σf of a Gaussian low-pass at half of its power, and of what a Gaussian low-pass leaves at half of its power. */
const LOW_PASS = 0.1325;
const HIGH_PASS = 0.2494;
/** The kernel ends after so many of its longer σ. */
const KERNEL_SIGMAS = 3;

/** How much of the signal is looked at before and after a mark, seconds, but for rounding. */
export const ALIGN_REACH_SEC = ALIGN_SEC + (KERNEL_SIGMAS * HIGH_PASS) / BAND_HZ.low;

export interface AlignOptions {
  positions: Pick<BeatPositions, 'sample'>;
  /** Beats first … end − 1 are aligned. */
  first: number;
  end: number;
  /** Those that are cut, as recorded; the first sample of each is `firstSample` of the record. */
  leads: readonly { signal: Float32Array; unit: string | undefined }[];
  firstSample: number;
  samplingHz: number;
}

/**
 * Where the windows of beats are placed if they are aligned: at the largest deflection within 50 ms of the mark, in the sense of the root
 * of the sum of squares over the leads, in mV, after a band-pass from 5 to 25 Hz. Databases differ in where they mark a beat; a network
 * would learn the database from it. The band-pass is the difference of two Gaussians: it has no phase and ends after 0.15 s, so that a piece
 * of a long record gives what the complete record gives. Rule and filter are the lab's.
 *
 * Of equal deflections the nearest counts. Beyond its ends a record goes on as its last sample. A lead that misses a sample near a beat has
 * no say for that beat; where no lead has any deflection, the window stays at the mark.
 *
 * @returns for every beat of the record a sample of the record: moved, or as it is in `positions`
 */
export function alignWindows(options: AlignOptions): Float64Array {
  const { positions, first, end, leads, firstSample, samplingHz } = options;
  const kernel = bandKernel(samplingHz);
  const offsets = nearestFirst(Math.round(ALIGN_SEC * samplingHz));
  const aligned = positions.sample.slice();
  const squares = new Float64Array(offsets.length);
  const own = new Float64Array(offsets.length);
  for (let beat = first; beat < end; beat++) {
    squares.fill(0);
    const mark = positions.sample[beat]! - firstSample;
    for (const { signal, unit } of leads) {
      deflections({ signal, mark, offsets, kernel }, own);
      const factor = millivoltsPer(unit);
      for (let i = 0; i < own.length; i++) squares[i]! += (own[i]! * factor) ** 2;
    }
    let best = 0;
    for (let i = 1; i < offsets.length; i++) if (squares[i]! > squares[best]!) best = i;
    aligned[beat]! += offsets[best]!;
  }
  return aligned;
}

/** 0, −1, 1, −2, 2, … ±`most`. */
function nearestFirst(most: number): number[] {
  return Array.from({ length: 2 * most + 1 }, (_, i) => (i % 2 === 1 ? -(i + 1) / 2 : i / 2));
}

/**
 * Writes what the kernel gives at each offset from a mark; zeros outside the signal, and all zeros if a sample is missing. The mark's own
 * value is subtracted first: a flat lead gives exact zeros.
 */
function deflections(
  where: { signal: Float32Array; mark: number; offsets: readonly number[]; kernel: Float64Array },
  out: Float64Array,
): void {
  const { signal, mark, offsets, kernel } = where;
  const last = signal.length - 1;
  const reach = (kernel.length - 1) / 2;
  out.fill(0);
  if (mark < 0 || mark > last) return;
  const level = signal[mark]!;
  for (const [i, offset] of offsets.entries()) {
    const centre = mark + offset;
    if (centre < 0 || centre > last) continue;
    let sum = 0;
    for (let tap = 0; tap < kernel.length; tap++) {
      const at = Math.max(0, Math.min(last, centre + tap - reach));
      sum += kernel[tap]! * (signal[at]! - level);
    }
    out[i] = sum;
  }
  if (out.some(Number.isNaN)) out.fill(0);
}

/** The difference of two Gaussians, each of sum 1. */
function bandKernel(samplingHz: number): Float64Array {
  const [short, long] = [LOW_PASS / BAND_HZ.high, HIGH_PASS / BAND_HZ.low].map((sec) => sec * samplingHz);
  const reach = Math.ceil(KERNEL_SIGMAS * long!);
  const gaussian = (sigma: number) => {
    const values = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
      Math.exp(-((i - reach) ** 2) / (2 * sigma ** 2)),
    );
    const sum = sumOf(values);
    return values.map((value) => value / sum);
  };
  const wide = gaussian(long!);
  return gaussian(short!).map((value, i) => value - wide[i]!);
}
