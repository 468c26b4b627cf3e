import { createDecimator } from './decimator';
import { quadratureKernels } from './kernels';
import type { Candidate } from './types';

/** Standard deviations of the two Gaussian scales, in seconds: about 12 Hz (a narrow QRS complex) and 5 Hz (a wide one, a T wave). */
const NARROW_SEC = 0.013;
const WIDE_SEC = 0.03;
/** A candidate is the greatest within this distance on both sides. */
const APART_SEC = 0.08;
/** Everything about a candidate is known this long after it. */
const AFTER_SEC = 0.15;
const SHAPE_SEC = 0.1;
const FLOOR_SEC = 1;
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
  push(samples: ArrayLike<number>): void;
  /** All candidates before this internal sample have been found. */
  known(): number;
}

/**
 * Finds the places of a lead that may be a beat: local maxima of the envelope of a quadrature pair of filters, which
 * does not depend on polarity, units or offset. About four a second.
 *
 * @param found called for each, in the order of time
 */
export function createFrontEnd(samplingHz: number, found: (candidate: Candidate) => void): FrontEnd {
  const decimator = createDecimator(samplingHz);
  const hz = decimator.hz;
  const narrow = quadratureKernels(NARROW_SEC * hz);
  const wide = quadratureKernels(WIDE_SEC * hz);
  const { odd: narrowOdd, even: narrowEven, half: narrowHalf } = narrow;
  const { odd: wideOdd, even: wideEven, half: wideHalf } = wide;
  const reach = Math.max(narrowHalf, wideHalf);
  const apart = Math.round(APART_SEC * hz);
  const after = Math.round(AFTER_SEC * hz);
  const shape = Math.round(SHAPE_SEC * hz);
  const floor = Math.round(FLOOR_SEC * hz);
  const kept = Math.ceil(KEPT_SEC * hz);

  const size = kept + ROOM;
  const x = new Float64Array(size);
  const curve = new Float64Array(size);
  const envelope = new Float64Array(size);
  /** Running sums of the envelope, so that a mean over any stretch is one subtraction; restarted at each move. */
  const sums = new Float64Array(size);
  let filled = 0;
  /** Internal index of the buffers' first sample. */
  let base = 0;

  function move(): void {
    const from = filled - kept;
    for (const buffer of [x, curve, envelope, sums]) buffer.copyWithin(0, from, filled);
    base += from;
    filled = kept;
    const first = sums[0]!;
    for (let i = 0; i < kept; i++) sums[i] = sums[i]! - first;
  }

  function filterAt(c: number): void {
    let slope = 0;
    let bend = narrowEven[0]! * x[c]!;
    for (let j = 1; j <= narrowHalf; j++) {
      const right = x[c + j]!;
      const left = x[c - j]!;
      slope += narrowOdd[j]! * (right - left);
      bend += narrowEven[j]! * (right + left);
    }
    curve[c] = bend;
    envelope[c] = Math.sqrt(slope * slope + bend * bend);
    sums[c] = sums[c - 1]! + envelope[c]!;
  }

  /** The envelope at the wide scale, which is only asked for near candidates. */
  function wideEnvelopeAt(c: number): number {
    let slope = 0;
    let bend = wideEven[0]! * x[c]!;
    for (let j = 1; j <= wideHalf; j++) {
      const right = x[c + j]!;
      const left = x[c - j]!;
      slope += wideOdd[j]! * (right - left);
      bend += wideEven[j]! * (right + left);
    }
    return Math.sqrt(slope * slope + bend * bend);
  }

  function isPeak(p: number): boolean {
    const value = envelope[p]!;
    if (!(value > 0 && value > envelope[p - 1]! && value >= envelope[p + 1]!)) return false;
    for (let j = 2; j <= apart; j++) {
      if (envelope[p - j]! >= value || envelope[p + j]! > value) return false;
    }
    return true;
  }

  function describe(p: number): Candidate {
    const amplitude = envelope[p]!;
    let wideAmplitude = 0;
    const near = Math.round(0.05 * hz);
    for (let j = p - near; j <= p + near; j++) wideAmplitude = Math.max(wideAmplitude, wideEnvelopeAt(j));
    let above = 0;
    const side = Math.round(0.12 * hz);
    for (let j = p - side; j <= p + side; j++) if (envelope[j]! > amplitude / 2) above++;
    const mean = (sums[p + after]! - sums[p - floor]!) / (after + floor);
    const around = new Float32Array(2 * shape + 1);
    let energy = 0;
    for (let j = 0; j <= 2 * shape; j++) energy += curve[p - shape + j]! ** 2;
    const scale = energy > 0 ? 1 / Math.sqrt(energy) : 0;
    for (let j = 0; j <= 2 * shape; j++) around[j] = curve[p - shape + j]! * scale;
    return {
      at: base + p,
      amplitude,
      wideAmplitude,
      widthSec: above / hz,
      floor: mean,
      shape: around,
      score: 0,
      rival: LOWEST_SCORE,
    };
  }

  function push(samples: ArrayLike<number>): void {
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
    for (; next < values.length; next++) {
      if (filled === size) move();
      x[filled++] = values[next]!;
      const centre = filled - 1 - reach;
      filterAt(centre);
      if (isPeak(centre - after)) found(describe(centre - after));
    }
  }

  return {
    hz,
    step: decimator.step,
    push,
    known: () => base + filled - reach - after,
  };
}
