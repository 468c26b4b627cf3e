import { describe, expect, it } from 'vitest';
import { createTimeResampler } from '../../src/live/resampleByTime';

function collect(samplingHz: number) {
  const values = new Map<number, number>();
  const gaps: [number, number][] = [];
  const resampler = createTimeResampler(samplingHz, {
    value(index, value) {
      expect(values.has(index)).toBe(false);
      values.set(index, value);
    },
    gap: (startSec, endSec) => gaps.push([startSec, endSec]),
  });
  return { resampler, values, gaps };
}
const ramp = (from: number, length: number) => Float32Array.from({ length }, (_, i) => from + i);

describe('samples on a grid by their times', () => {
  it('pass unchanged if they lie on it, two samples late, whatever the chunks', () => {
    const samples = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i * 0.7) + i / 100);
    for (const size of [1, 7, 1000]) {
      const { resampler, values } = collect(360);
      for (let from = 0; from < 1000; from += size) {
        const startSec = 1e6 + from / 360;
        expect(
          resampler.push({ startSec, samplingHz: 360, samples: samples.subarray(from, from + size) }),
        ).toBe(0);
        expect(values.size).toBe(Math.min(1000, from + size) < 3 ? 0 : Math.min(1000, from + size) - 2);
      }
      resampler.finish();
      expect([...values.keys()]).toEqual(Array.from({ length: 1000 }, (_, i) => i));
      expect(Float32Array.from(values.values())).toEqual(samples);
      expect(resampler.timeOf(999)).toBeCloseTo(1e6 + 999 / 360, 6);
    }
  });

  it('are interpolated if they do not: a sine at 128.7 Hz is the same sine at 130 Hz', () => {
    const { resampler, values } = collect(130);
    const sine = (sec: number) => Math.sin(2 * Math.PI * 8 * sec);
    for (let frame = 0; frame < 20; frame++) {
      const startSec = 50 + (frame * 73) / 128.7;
      const samples = Float32Array.from({ length: 73 }, (_, i) => sine(startSec + i / 128.7));
      resampler.push({ startSec, samplingHz: 128.7, samples });
    }
    resampler.finish();
    expect(values.size).toBe(Math.floor((1459 / 128.7) * 130) + 1);
    for (const [index, value] of values) {
      if (index > 1 && index < 1470) expect(Math.abs(value - sine(50 + index / 130))).toBeLessThan(0.02);
    }
  });

  it('keep the time over gaps, and leave out what is late', () => {
    const { resampler, values, gaps } = collect(100);
    resampler.push({ startSec: 10, samplingHz: 100, samples: ramp(0, 10) });
    expect(resampler.push({ startSec: 10.05, samplingHz: 100, samples: ramp(100, 5) })).toBe(5);
    resampler.push({ startSec: 15, samplingHz: 100, samples: ramp(500, 5) });
    resampler.finish();
    expect([...values.keys()]).toEqual([...Array(10).keys(), 500, 501, 502, 503, 504]);
    expect(values.get(9)).toBe(9);
    expect(values.get(500)).toBe(500);
    expect(gaps).toEqual([[expect.closeTo(10.09, 9), 15]]);
  });

  it('are missing where a neighbour is', () => {
    const { resampler, values } = collect(100);
    resampler.push({
      startSec: 0,
      samplingHz: 90,
      samples: Float32Array.from([1, 1, Number.NaN, 1, 1, 1, 1]),
    });
    resampler.finish();
    const missing = [...values].filter(([, value]) => Number.isNaN(value)).map(([index]) => index);
    expect(missing).toEqual([2, 3]);
    for (const [index, value] of values) if (!missing.includes(index)) expect(value).toBeCloseTo(1, 9);
  });
});
