import { describe, expect, it } from 'vitest';
import { CELL_SAMPLES, TRACE_HZ } from '../../src/curves/cells';
import { createTrace } from '../../src/curves/createTrace';

/** A spike of 1 mV at a second, on a baseline that wanders by 1 mV. */
function lead(samplingHz: number, seconds: number, spikeSec: number): Float32Array {
  return Float32Array.from({ length: Math.round(samplingHz * seconds) }, (_, i) => {
    const time = i / samplingHz;
    return 2 + Math.sin(2 * Math.PI * 0.05 * time) + Math.exp(-0.5 * ((time - spikeSec) / 0.02) ** 2);
  });
}

const column = ({ values, leads }: ReturnType<typeof createTrace>, index: number) =>
  values.filter((_, i) => i % leads === index);

describe('createTrace', () => {
  it.each([360, 128, 250])('has deflections where they are and no baseline, from %d Hz', (samplingHz) => {
    const trace = createTrace([lead(samplingHz, 40, 20)], samplingHz);
    const peak = trace.values.indexOf(Math.max(...trace.values));
    expect(Math.abs(peak / TRACE_HZ - 20)).toBeLessThan(0.5 / TRACE_HZ + 1e-9);
    expect(trace.values[peak]!).toBeGreaterThan(0.85);
    const rest = trace.values.subarray(5 * TRACE_HZ, 15 * TRACE_HZ);
    expect(Math.max(...rest.map(Math.abs))).toBeLessThan(0.05);
  });

  it('holds whole cells and puts leads side by side', () => {
    const trace = createTrace([lead(360, 10.01, 3), lead(360, 10.01, 7)], 360);
    expect(trace.samples % CELL_SAMPLES).toBe(0);
    expect(trace.samples).toBeGreaterThanOrEqual(10.01 * TRACE_HZ);
    expect(trace.samples).toBeLessThan(10.01 * TRACE_HZ + CELL_SAMPLES);
    expect(trace.values).toHaveLength(2 * trace.samples);
    const peaks = [0, 1].map((index) => {
      const own = column(trace, index);
      return own.indexOf(Math.max(...own)) / TRACE_HZ;
    });
    expect(peaks[0]).toBeCloseTo(3, 1);
    expect(peaks[1]).toBeCloseTo(7, 1);
  });

  it('bridges missing samples, and takes a lead that is not there for zeros', () => {
    const broken = lead(360, 20, 5);
    broken.fill(Number.NaN, 3600, 3700);
    const trace = createTrace([broken, undefined], 360);
    expect(trace.values.every(Number.isFinite)).toBe(true);
    expect(column(trace, 1).every((value) => value === 0)).toBe(true);
  });

  it('says so if there is no lead at all', () => {
    expect(() => createTrace([undefined], 360)).toThrow('no trace');
  });
});
