import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScalogram, defaultScalogramGrid, morletGain } from '../../src/signal';
import reference from './cwt-reference.json';

const { scales, steps } = defaultScalogramGrid;

/** A beat by formula: a QRS, a wave before and one after it, a slope. */
const beat = Float32Array.from(
  { length: 257 },
  (_, n) =>
    Math.exp(-(((n - 111) / 4) ** 2)) -
    0.2 * Math.exp(-(((n - 121) / 6) ** 2)) +
    0.15 * Math.exp(-(((n - 185) / 18) ** 2)) +
    0.001 * n,
);

function magnitudesOf(row: Float32Array, rowHz: number): Float32Array {
  const out = new Float32Array(scales * steps);
  createScalogram(row.length, rowHz).run(row, out);
  return out;
}

const largest = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => Math.max(a, b), 0);

/** The row continued by its mirror images. */
function mirrored(row: Float32Array, sample: number): number {
  const period = 2 * (row.length - 1);
  const at = ((sample % period) + period) % period;
  return row[Math.min(at, period - at)]!;
}

/** |∫ x(τ) ψ*(τ − t) dτ| sample by sample with the wavelet written out in time, scaled to 1 for a cosine of amplitude 1. */
function directly(row: Float32Array, rowHz: number, centreHz: number, sample: number): number {
  const spread = (6 * rowHz) / (2 * Math.PI * centreHz);
  const reach = Math.ceil(7 * spread);
  let re = 0;
  let im = 0;
  for (let i = Math.ceil(sample - reach); i <= sample + reach; i++) {
    const distance = (i - sample) / spread;
    const weight = (mirrored(row, i) * Math.exp(-0.5 * distance * distance)) / spread;
    re += weight * Math.cos(6 * distance);
    im -= weight * Math.sin(6 * distance);
  }
  return (2 / Math.sqrt(2 * Math.PI)) * Math.hypot(re, im);
}

describe('the scalogram', () => {
  const beatHz = 256 / 0.9;
  const magnitudes = magnitudesOf(beat, beatHz);

  it.each([
    ['scipy', 2e-5],
    // PyWavelets uses a table of the wavelet's integral, whose steps are visible in the third digit.
    ['pywavelets', 2e-2],
  ] as const)('equals the figures of %s', (program, tolerance) => {
    const most = largest(reference[program].flat());
    reference.scales.forEach((scale, i) => {
      reference.steps.forEach((step, j) => {
        const difference = Math.abs(magnitudes[scale * steps + step]! - reference[program][i]![j]!);
        expect(difference / most).toBeLessThan(tolerance);
      });
    });
  });

  it('equals the convolution with the wavelet, sample by sample, whatever the length and the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 300 }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 9, maxLength: 9 }),
        fc.nat({ max: scales - 1 }),
        fc.nat({ max: steps - 1 }),
        (length, windowSec, shape, scale, step) => {
          // Nine half-waves over the row: below half the rate of every such row, so that sums are integrals.
          const row = Float32Array.from({ length }, (_, n) =>
            shape.reduce((sum, height, k) => sum + height * Math.cos((Math.PI * k * n) / (length - 1)), 0),
          );
          const rowHz = length / windowSec;
          const plan = createScalogram(length, rowHz);
          const out = new Float32Array(scales * steps);
          plan.run(row, out);
          const centreHz = Math.min(plan.frequencyHz[scale]!, rowHz / 4);
          fc.pre(centreHz === plan.frequencyHz[scale]!);
          const expected = directly(row, rowHz, centreHz, plan.timeSec[step]! * rowHz);
          expect(Math.abs(out[scale * steps + step]! - expected)).toBeLessThan(2e-4);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('shows a cosine at its own scale with its own amplitude', () => {
    const lengthSamples = 251;
    const rowHz = lengthSamples / 0.9;
    const plan = createScalogram(lengthSamples, rowHz);
    const out = new Float32Array(scales * steps);
    for (const halfWaves of [9, 20, 41, 80]) {
      const hz = (halfWaves * rowHz) / (2 * (lengthSamples - 1));
      const row = Float32Array.from(
        { length: lengthSamples },
        (_, n) => 0.7 * Math.cos((Math.PI * halfWaves * n) / (lengthSamples - 1)),
      );
      plan.run(row, out);
      for (const step of [0, 50, 127]) {
        const column = Array.from({ length: scales }, (_, scale) => out[scale * steps + step]!);
        const peak = column.indexOf(largest(column));
        const distances = Array.from(plan.frequencyHz, (centre) => Math.abs(Math.log(centre / hz)));
        const nearest = distances.indexOf(Math.min(...distances));
        expect(Math.abs(peak - nearest)).toBeLessThanOrEqual(1);
        expect(column[peak]).toBeCloseTo(0.7, 2);
      }
    }
  });

  it('is proportional to the amplitude and independent of the mean', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        fc.double({ min: -5, max: 5, noNaN: true }),
        (factor, mean) => {
          const other = magnitudesOf(
            beat.map((value) => factor * value + mean),
            beatHz,
          );
          const most = largest(magnitudes) * factor;
          // float32 rows: the mean costs digits of the rest.
          const rounding = 1e-6 * (most + Math.abs(mean) + factor);
          other.forEach((value, i) => {
            if (Math.abs(value - factor * magnitudes[i]!) > rounding) throw new Error(`${i}: ${value}`);
          });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is reversed in time with the row', () => {
    const back = magnitudesOf(beat.slice().reverse(), beatHz);
    // Step j of the one is step 128 − j of the other; step 0 is the first sample, step 128 the last.
    for (let scale = 0; scale < scales; scale += 9) {
      for (let step = 1; step < steps; step++) {
        expect(back[scale * steps + step]).toBeCloseTo(magnitudes[scale * steps + steps - step]!, 6);
      }
    }
  });

  it('reads rows with a stride and an offset, and writes zeros for zeros', () => {
    const woven = new Float32Array(3 * beat.length + 5).fill(9);
    beat.forEach((value, n) => {
      woven[5 + 1 + 3 * n] = value;
    });
    const plan = createScalogram(beat.length, beatHz);
    const out = new Float32Array(scales * steps).fill(9);
    plan.run(woven, out, 6, 3);
    expect(out).toEqual(magnitudes);
    plan.run(new Float32Array(beat.length), out);
    expect(largest(out)).toBe(0);
  });

  it('has scales from 45 down to 0.5 Hz in equal ratios and steps from the first sample on', () => {
    const { frequencyHz, timeSec } = createScalogram(251, 250);
    expect(frequencyHz[0]).toBe(45);
    expect(frequencyHz[127]).toBeCloseTo(0.5, 12);
    expect(frequencyHz[64]! / frequencyHz[63]!).toBeCloseTo(frequencyHz[1]! / frequencyHz[0]!, 12);
    expect([timeSec[0], timeSec[64]]).toEqual([0, 0.5]);
  });

  it('refuses impossible rows and grids', () => {
    expect(() => createScalogram(1, 250)).toThrow(/two samples/);
    expect(() => createScalogram(251, 0)).toThrow(/positive/);
    expect(() => createScalogram(251, 250, { ...defaultScalogramGrid, scales: 7 })).toThrow(/pairs/);
  });
});

describe('the gain of the Morlet wavelet', () => {
  it('is 1 at the centre, e^(−½) one standard deviation (a sixth of the centre) away, 0 for non-positive frequencies', () => {
    expect(morletGain(12, 12)).toBe(1);
    expect(morletGain(14, 12)).toBeCloseTo(Math.exp(-0.5), 12);
    expect(morletGain(0, 12)).toBe(0);
    expect(morletGain(-12, 12)).toBe(0);
  });
});
