import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimateMinMax } from '../../src/signal/decimate';

const { NaN: gap } = Number;

/** Signals with gaps: about one sample in five is missing. */
const signals = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -50, max: 50 }) }, fc.constant(gap)), {
    maxLength: 300,
  })
  .map((values) => Float32Array.from(values));

describe('decimateMinMax', () => {
  it('returns few samples unchanged', () => {
    const signal = Float32Array.from([3, gap, 1, 2, 5, 6]);
    expect(decimateMinMax(signal, 1, 5, 2)).toEqual({
      position: Int32Array.from([1, 2, 3, 4]),
      value: Float32Array.from([gap, 1, 2, 5]),
    });
  });

  it('gives the smallest and the largest sample of each bucket in the order they occur', () => {
    const signal = Float32Array.from([0, 9, 1, -2, 4, 4, 4, 4, -7, 0, 0, 8]);
    expect(decimateMinMax(signal, 0, 12, 3)).toEqual({
      position: Int32Array.from([1, 3, 4, 8, 11]),
      value: Float32Array.from([9, -2, 4, -7, 8]),
    });
  });

  it('breaks the line at missing samples', () => {
    const signal = Float32Array.from([gap, 1, 2, gap, 3, gap, gap, gap, gap, gap, 5, 4]);
    const { position, value } = decimateMinMax(signal, 0, 12, 3);
    expect(Array.from(position)).toEqual([1, 2, 3, 4, 9, 10, 11]);
    expect(Array.from(value)).toEqual([1, 2, gap, 3, gap, 5, 4]);
  });

  it('keeps every extreme, ascending positions, true samples, and every gap between two points', () => {
    fc.assert(
      fc.property(
        signals,
        fc.nat(300),
        fc.nat(300),
        fc.integer({ min: 1, max: 40 }),
        (signal, a, b, buckets) => {
          const [from, to] = [Math.min(a, b), Math.min(signal.length, Math.max(a, b))];
          const { position, value } = decimateMinMax(signal, from, to, buckets);
          expect(position.length).toBe(value.length);
          expect(position.length).toBeLessThanOrEqual(4 * buckets);
          position.forEach((at, i) => {
            expect(at).toBeGreaterThanOrEqual(from);
            expect(at).toBeLessThan(to);
            expect(value[i]).toBe(signal[at]);
            if (i > 0) expect(at).toBeGreaterThan(position[i - 1]!);
          });

          const count = Math.max(0, to - from);
          for (let part = 0; part < buckets && count > 0; part++) {
            const start = from + Math.floor((part * count) / buckets);
            const end = from + Math.floor(((part + 1) * count) / buckets);
            const inside = signal.slice(start, end).filter(Number.isFinite);
            const drawn = value.filter(
              (v, i) => position[i]! >= start && position[i]! < end && !Number.isNaN(v),
            );
            if (inside.length === 0) continue;
            expect(Math.min(...drawn)).toBe(Math.min(...inside));
            expect(Math.max(...drawn)).toBe(Math.max(...inside));
          }

          for (let i = 1; i < position.length; i++) {
            if (Number.isNaN(value[i]) || Number.isNaN(value[i - 1])) continue;
            const between = signal.slice(position[i - 1], position[i]);
            expect(between.some(Number.isNaN)).toBe(false);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('clips the range to the signal and accepts odd requests', () => {
    const signal = Float32Array.from([1, 2, 3]);
    expect(Array.from(decimateMinMax(signal, -5, 99, 2).value)).toEqual([1, 2, 3]);
    expect(decimateMinMax(signal, 2, 1, 4).value.length).toBe(0);
    expect(decimateMinMax(new Float32Array(0), 0, 0, 4).value.length).toBe(0);
    expect(Array.from(decimateMinMax(signal, 0, 3, 0).value)).toEqual([1, 3]);
    expect(decimateMinMax(new Float32Array(9).fill(gap), 0, 9, 2).value.length).toBe(0);
  });
});
