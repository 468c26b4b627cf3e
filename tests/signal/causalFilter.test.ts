import { describe, expect, it } from 'vitest';
import { createCausalFilter } from '../../src/signal/causalFilter';
import reference from './scipy-causal.json';

const band = { lowHz: 0.5, highHz: 40, notchHz: 50 };
const samples = Float32Array.from(reference.samples);

describe('the causal filter', () => {
  it('is that of SciPy, and says its delay', () => {
    const filter = createCausalFilter(band, reference.samplingHz);
    const filtered = filter.push(samples);
    for (const [i, value] of filtered.entries()) expect(value).toBeCloseTo(reference.filtered[i]!, 5);
    expect(filter.delaySec * reference.samplingHz).toBeCloseTo(reference.delaySamples, 6);
  });

  it('does not depend on the pieces, nor on what comes later', () => {
    const whole = createCausalFilter(band, 360).push(samples);
    const filter = createCausalFilter(band, 360);
    const pieces = [0, 1, 2, 90, 91, 300, 400].map((end, i, ends) =>
      filter.push(samples.subarray(ends[i - 1] ?? 0, end)),
    );
    expect(pieces.flatMap((piece) => [...piece])).toEqual([...whole]);
    expect([...createCausalFilter(band, 360).push(samples.subarray(0, 100))]).toEqual([
      ...whole.subarray(0, 100),
    ]);
  });

  it('takes out mains and offset, and leaves the QRS band', () => {
    const sine = (hz: number, rate: number) =>
      Float32Array.from({ length: 20 * rate }, (_, i) => 3 + Math.sin((2 * Math.PI * hz * i) / rate));
    const height = (hz: number, rate: number, notchHz: number) => {
      const filtered = createCausalFilter({ ...band, notchHz }, rate).push(sine(hz, rate));
      return Math.max(...filtered.subarray(15 * rate));
    };
    for (const rate of [130, 250, 360]) {
      expect(height(50, rate, 50)).toBeLessThan(0.01);
      expect(height(60, rate, 60)).toBeLessThan(0.02);
      expect(height(10, rate, 50)).toBeGreaterThan(0.95);
      expect(height(0.05, rate, 0)).toBeLessThan(0.02);
    }
    // What lies above 0.48 of the rate cannot be filtered.
    expect(height(10, 100, 50)).toBeGreaterThan(0.95);
  });

  it('marks missing samples, and goes on with the last value', () => {
    const filter = createCausalFilter(band, 360);
    const gap = Float32Array.from([Number.NaN, 2, 2, Number.NaN, Number.NaN, 2]);
    const filtered = filter.push(gap);
    expect([...filtered].map(Number.isNaN)).toEqual([true, false, false, true, true, false]);
    for (const i of [1, 2, 5]) expect(filtered[i]).toBeCloseTo(0, 6);
  });
});
