import { createDecimator } from './decimator';
import { eachPiece } from './eachPiece';
import type { LeadsStream } from './types';

/** Quality is judged in windows of this length: about ten beats. */
export const WINDOW_SEC = 10;
/** Equal samples for at least so long are no signal; shorter ones are rounding. */
const FLAT_SEC = 1;
/** Samples that are looked at together, at most. */
const BLOCK = 64;

/** What is measured of a lead in a window of ten seconds (the last one may be shorter). */
export interface QualityWindow {
  fromSample: number;
  /** The sample after the last. */
  toSample: number;
  /** Shares of its samples that are missing, and that are in runs of equal samples of a second and more. */
  missing: number;
  flat: number;
  /**
   * How much the slope is concentrated in few moments, as in QRS complexes: its fourth moment by the square of its second.
   * 3 for muscle noise, 1.5 for mains hum; NaN of nothing.
   */
  peakedness: number;
}

/**
 * Measures the first lead for `signalQuality`, without units. Kurtosis as a sign of quality: Li Q, Mark RG, Clifford GD,
 * Physiol Meas 29(1):15-32 (2008), doi 10.1088/0967-3334/29/1/002; here of the slope, so that wander does not hide it.
 */
export function createQualityMeter(samplingHz: number): LeadsStream<QualityWindow> {
  const length = Math.round(WINDOW_SEC * samplingHz);
  const flatRun = Math.round(FLAT_SEC * samplingHz);
  /** Too short for a flat run within it. */
  const block = Math.max(1, Math.min(BLOCK, flatRun - 1));
  const decimator = createDecimator(samplingHz);
  let windows: QualityWindow[] = [];
  let start = 0;
  let position = 0;
  let missing = 0;
  let flat = 0;
  /** The last sample, and how many in a row equal it. */
  let last = Number.NaN;
  let run = 0;
  /** Of the slopes: how many there are; the sums of their squares and fourth powers, and the value before. */
  let count = 0;
  const slopes = Float64Array.of(0, 0, Number.NaN);

  /** Follows runs of equal samples one by one. */
  function follow(samples: Float32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const value = samples[i]!;
      run = value === last ? run + 1 : 1;
      last = value;
      if (run === flatRun) flat += Math.min(run, position + i + 1);
      else if (run > flatRun) flat++;
    }
  }

  /** The same, but looks only at both ends of a block: rounding makes pairs of equal samples everywhere, and long runs nowhere. */
  function followBlocks(samples: Float32Array): void {
    for (let from = 0; from < samples.length; from += block) {
      const to = Math.min(from + block, samples.length);
      let changed = from;
      while (changed < to && samples[changed] === last) changed++;
      if (changed === to || run + changed - from >= flatRun) {
        follow(samples, from, to);
        continue;
      }
      last = samples[to - 1]!;
      let first = to - 1;
      while (first > changed && samples[first - 1] === last) first--;
      run = to - first;
    }
  }

  /** @param samples of one window */
  function add(samples: Float32Array): void {
    followBlocks(samples);
    let absent = 0;
    for (let i = 0; i < samples.length; i++) if (Number.isNaN(samples[i]!)) absent++;
    missing += absent;
    position += samples.length;
    const values = decimator.push(samples);
    let squares = slopes[0]!;
    let fourths = slopes[1]!;
    let previous = slopes[2]!;
    count += values.length;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      const slope = value - previous;
      previous = value;
      if (Number.isNaN(slope)) continue;
      const square = slope * slope;
      squares += square;
      fourths += square * square;
    }
    slopes[0] = squares;
    slopes[1] = fourths;
    slopes[2] = previous;
  }

  function close(): void {
    const [squares, fourths] = slopes as unknown as [number, number];
    // Missing samples repeat the last one: they have no slope, nor has a flat line.
    const present = count * (1 - (missing + flat) / position);
    windows.push({
      fromSample: start,
      toSample: start + position,
      missing: missing / position,
      flat: flat / position,
      peakedness: squares > 0 ? (present * fourths) / squares ** 2 : Number.NaN,
    });
    slopes.fill(0, 0, 2);
    start += position;
    position = missing = flat = count = 0;
  }

  return {
    latencySec: WINDOW_SEC,
    push(leads) {
      eachPiece(leads, 1, length, ([lead]) => {
        const first = lead!.subarray(0, length - position);
        add(first);
        if (position === length) close();
        if (first.length < lead!.length) add(lead!.subarray(first.length));
      });
      const taken = windows;
      windows = [];
      return taken;
    },
    finish() {
      if (position > 0) close();
      return windows;
    },
  };
}
