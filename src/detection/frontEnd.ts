import { createQuadrature, PEAK_NUMBERS } from '../signal/quadrature';
import { type Candidates, createCandidates } from './candidates';
import { createDecimator } from './decimator';
import { quadratureKernels } from './kernels';

/** Standard deviations of the two Gaussian scales, in seconds: about 12 Hz (a narrow QRS complex) and 5 Hz (a wide one, a T wave). */
const NARROW_SEC = 0.013;
const WIDE_SEC = 0.03;
/** A candidate is the greatest within this distance on both sides. */
const APART_SEC = 0.08;
/** Everything about a candidate is known this long after it. */
const AFTER_SEC = 0.15;
const SHAPE_SEC = 0.1;
export const FLOOR_SEC = 1;
const NEAR_SEC = 0.05;
const SIDE_SEC = 0.12;
/** Samples kept for looking back, and the room beyond them, before the buffers are moved. */
const KEPT_SEC = 2;
const ROOM = 4096;
/** Of a rival that does not exist. */
const LOWEST_SCORE = -8;

export interface FrontEnd {
  /** Internal samples per second. */
  readonly hz: number;
  /** Original samples per internal one. */
  readonly step: number;
  /** Those found so far; their scores are not known yet. */
  readonly candidates: Candidates;
  push(samples: Float32Array): void;
  /** All candidates before this internal sample have been found. */
  known(): number;
}

/**
 * Finds the places of a lead that may be a beat: local maxima of the envelope of a quadrature pair of filters, which
 * does not depend on polarity, units or offset. About four a second.
 *
 * @param added called after each, in the order of time
 */
export function createFrontEnd(samplingHz: number, added: () => void): FrontEnd {
  const decimator = createDecimator(samplingHz);
  const hz = decimator.hz;
  const samplesIn = (seconds: number) => Math.round(seconds * hz);
  const narrow = quadratureKernels(NARROW_SEC * hz);
  const wide = quadratureKernels(WIDE_SEC * hz);
  const reach = Math.max(narrow.half, wide.half);
  const after = samplesIn(AFTER_SEC);
  const floor = samplesIn(FLOOR_SEC);
  const shape = samplesIn(SHAPE_SEC);
  const kept = Math.ceil(KEPT_SEC * hz);
  const size = kept + ROOM;
  const filters = createQuadrature(size, {
    narrow,
    wide,
    apart: samplesIn(APART_SEC),
    near: samplesIn(NEAR_SEC),
    side: samplesIn(SIDE_SEC),
    before: floor,
    after,
    shape,
  });
  const { x, curve, envelope, peaks } = filters;
  const candidates = createCandidates(2 * shape + 1);
  let filled = 0;
  /** Internal index of the buffers' first sample. */
  let base = 0;

  function move(): void {
    const from = filled - kept;
    for (const buffer of [x, curve, envelope]) buffer.copyWithin(0, from, filled);
    base += from;
    filled = kept;
  }

  /** @param at of the numbers of a peak */
  function add(at: number): void {
    const own = candidates.length++;
    const p = peaks[at]!;
    const amplitude = envelope[p]!;
    candidates.at[own] = base + p;
    candidates.amplitude[own] = amplitude;
    candidates.logAmplitude[own] = Math.log(amplitude);
    candidates.logWide[own] = Math.log(peaks[at + 1]! / amplitude);
    candidates.widthSec[own] = peaks[at + 2]! / hz;
    // Added up anew for each: of running sums the last digits would depend on where the lead begins.
    candidates.logFloor[own] = Math.log(peaks[at + 3]! / (floor + after));
    candidates.rival[own] = LOWEST_SCORE;
    const energy = peaks[at + 4]!;
    const scale = energy > 0 ? 1 / Math.sqrt(energy) : 0;
    const { shapes, shapeLength } = candidates;
    const row = own * shapeLength;
    for (let j = 0; j < shapeLength; j++) shapes[row + j] = curve[p - shape + j]! * scale;
  }

  function push(samples: Float32Array): void {
    const values = decimator.push(samples);
    let next = 0;
    if (filled === 0) {
      while (next < values.length && Number.isNaN(values[next]!)) next++;
      base += next;
      if (next === values.length) return;
      // As if the lead had been at its first value for ever: no step, whatever the offset.
      x.fill(values[next]!, 0, kept);
      filled = kept;
      base -= kept;
    }
    while (next < values.length) {
      if (filled === size) move();
      const count = Math.min(values.length - next, size - filled);
      for (let i = 0; i < count; i++) x[filled + i] = values[next + i]!;
      filled += count;
      next += count;
      const end = filled - reach;
      filters.run(end - count, count);
      const found = filters.findPeaks(end - count - after, end - after);
      for (let k = 0; k < found; k++) {
        add(k * PEAK_NUMBERS);
        added();
      }
    }
  }

  return {
    hz,
    step: decimator.step,
    candidates,
    push,
    known: () => base + filled - reach - after,
  };
}
