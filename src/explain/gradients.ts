import { createRandom } from '../base/random';
import type { Completeness, ExplainedInput, Probe } from './types';

/** Steps of the way from base to beat. */
const STEPS = 50;

/** Noisy copies, and the SD of their noise as a share of the beat's range. */
const SMOOTH = { copies: 16, noise: 0.1 };

type WithGradients = Required<Pick<Probe, 'gradients'>>;

/**
 * Integrated gradients (Sundararajan et al. 2017, arXiv 1703.01365) of the logit, by the trapezoidal rule over 50 steps on the straight way from the
 * base to the beat.
 *
 * @returns one value per number of the input, and their sum beside the difference of the two logits, which it should be
 */
export async function integratedGradients(
  probe: WithGradients & Pick<Probe, 'logits'>,
  { values, base }: Pick<ExplainedInput, 'values' | 'base'>,
  steps = STEPS,
): Promise<{ values: Float64Array; completeness: Completeness }> {
  const size = values.length;
  const rows = new Float32Array((steps + 1) * size);
  for (let step = 0; step <= steps; step++) {
    for (let i = 0; i < size; i++)
      rows[step * size + i] = base[i]! + (step / steps) * (values[i]! - base[i]!);
  }
  const gradients = await probe.gradients(rows);
  const integrated = new Float64Array(size);
  for (let step = 0; step <= steps; step++) {
    const weight = (step === 0 || step === steps ? 0.5 : 1) / steps;
    for (let i = 0; i < size; i++) integrated[i]! += weight * gradients[step * size + i]!;
  }
  let sum = 0;
  for (let i = 0; i < size; i++) {
    integrated[i]! *= values[i]! - base[i]!;
    sum += integrated[i]!;
  }
  const ends = new Float32Array(2 * size);
  ends.set(base);
  ends.set(values, size);
  const [before, after] = await probe.logits(ends);
  return { values: integrated, completeness: { sum, difference: after! - before! } };
}

/**
 * Gradient × input, where the input is how the beat differs from the base; the gradient is the mean over copies of the beat with noise (SmoothGrad,
 * Smilkov et al. 2017, arXiv 1706.03825). Only the beat's own samples are noisy.
 *
 * @param seed of the noise
 * @returns one value per number of the input
 */
export async function smoothGradient(
  probe: WithGradients,
  { values, base, samples }: ExplainedInput,
  seed: number,
): Promise<Float64Array> {
  const size = values.length;
  const random = createRandom(seed);
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const place of samples) {
    lowest = Math.min(lowest, values[place]!);
    highest = Math.max(highest, values[place]!);
  }
  const sd = SMOOTH.noise * (highest - lowest);
  const rows = new Float32Array(SMOOTH.copies * size);
  for (let copy = 0; copy < SMOOTH.copies; copy++) {
    rows.set(values, copy * size);
    for (const place of samples) rows[copy * size + place]! += sd * random.normal();
  }
  const gradients = await probe.gradients(rows);
  const mean = new Float64Array(size);
  gradients.forEach((gradient, i) => {
    mean[i % size]! += gradient / SMOOTH.copies;
  });
  return mean.map((gradient, i) => gradient * (values[i]! - base[i]!));
}

/** What the samples of the beat have together in all channels that show them. */
export function bySample(values: ArrayLike<number>, { samples, places }: ExplainedInput): Float32Array {
  const sums = new Float32Array(samples.length / places);
  samples.forEach((place, i) => {
    sums[Math.floor(i / places)]! += values[place]!;
  });
  return sums;
}
