import { createQuadrature } from '../signal/quadrature';
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
/** The pairs of filters, and the rows that their outputs go to. */
const [NARROW, WIDE] = [0, 1];
const [CURVE, ENVELOPE, WIDE_CURVE, WIDE_ENVELOPE] = [1, 2, 3, 4];
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
 * @param found called after each, in the order of time
 */
export function createFrontEnd(samplingHz: number, found: () => void): FrontEnd {
  const decimator = createDecimator(samplingHz);
  const hz = decimator.hz;
  const narrow = quadratureKernels(NARROW_SEC * hz);
  const wide = quadratureKernels(WIDE_SEC * hz);
  const reach = Math.max(narrow.half, wide.half);
  const apart = Math.round(APART_SEC * hz);
  const after = Math.round(AFTER_SEC * hz);
  const shape = Math.round(SHAPE_SEC * hz);
  const floor = Math.round(FLOOR_SEC * hz);
  const kept = Math.ceil(KEPT_SEC * hz);

  /** Offsets at which the wide scale is looked at around a candidate. */
  const near = Math.round(NEAR_SEC * hz);

  const side = Math.round(SIDE_SEC * hz);
  const candidates = createCandidates(2 * shape + 1);

  const size = kept + ROOM;
  const around = 2 * near + 1;
  const filters = createQuadrature([narrow, wide], [size, size, size, around, around]);
  const [x, curve, envelope, , wideEnvelope] = filters.rows as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let filled = 0;
  /** Internal index of the buffers' first sample. */
  let base = 0;

  function move(): void {
    const from = filled - kept;
    for (const buffer of [x, curve, envelope]) buffer.copyWithin(0, from, filled);
    base += from;
    filled = kept;
  }

  /** Looks at the places from … to − 1 for the greatest within `apart`, the first of equal ones. */
  function findPeaks(from: number, to: number): void {
    let p = from;
    while (p < to) {
      const value = envelope[p]!;
      let j = 1;
      while (j <= apart && envelope[p + j]! <= value) j++;
      // What is between two places of which the later is higher, or beside a place that is not lower, is no peak.
      const next = p + j;
      if (j > apart && value > 0) {
        j = 1;
        while (j <= apart && envelope[p - j]! < value) j++;
        if (j > apart) {
          describe(p);
          found();
        }
      }
      p = next;
    }
  }

  function describe(p: number): void {
    const own = candidates.length++;
    const amplitude = envelope[p]!;
    let wideAmplitude = 0;
    // Only asked for near candidates.
    filters.run(WIDE, p - near, around, WIDE_CURVE, WIDE_ENVELOPE, 0);
    for (let j = 0; j < around; j++) if (wideEnvelope[j]! > wideAmplitude) wideAmplitude = wideEnvelope[j]!;
    let above = 0;
    for (let j = p - side; j <= p + side; j++) if (envelope[j]! > amplitude / 2) above++;
    // Added up anew: of running sums the last digits would depend on where the lead begins.
    let sum = 0;
    for (let j = p - floor + 1; j <= p + after; j++) sum += envelope[j]!;
    let energy = 0;
    for (let j = p - shape; j <= p + shape; j++) energy += curve[j]! * curve[j]!;
    const scale = energy > 0 ? 1 / Math.sqrt(energy) : 0;
    const { shapes, shapeLength } = candidates;
    const row = own * shapeLength;
    for (let j = 0; j < shapeLength; j++) shapes[row + j] = curve[p - shape + j]! * scale;
    candidates.at[own] = base + p;
    candidates.amplitude[own] = amplitude;
    candidates.widthSec[own] = above / hz;
    candidates.logFloor[own] = Math.log(sum / (after + floor));
    candidates.rival[own] = LOWEST_SCORE;
    candidates.logAmplitude[own] = Math.log(amplitude);
    candidates.logWide[own] = Math.log(wideAmplitude / amplitude);
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
      filters.run(NARROW, end - count, count, CURVE, ENVELOPE, end - count);
      findPeaks(end - count - after, end - after);
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
