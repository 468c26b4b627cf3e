import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { createPlainQuadrature, createQuadrature, PEAK_NUMBERS } from '../../src/signal/quadrature';
import type { PeakSearch, Quadrature } from '../../src/signal/types';
import { expectSameBits } from './sameBits';

const LENGTH = 300;
const random = createRandom(5);
const row = (length: number) => Float64Array.from({ length }, () => 2 * random.uniform() - 1);
const pair = (half: number) => ({ odd: row(half + 1), even: row(half + 1), half });
const search: PeakSearch = {
  ...{ narrow: pair(9), wide: pair(23) },
  ...{ apart: 3, near: 5, side: 7, before: 22, after: 14, shape: 9 },
};
/** The sum of a part of a row. */
const sumOf = (values: Float64Array, from: number, to: number, power: number) =>
  values.subarray(from, to + 1).reduce((sum, value) => sum + value ** power, 0);

describe('the answers of a quadrature pair', () => {
  it('are the same in WebAssembly, to the last bit, at any place and of any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 9, max: 100 }), fc.integer({ min: 1, max: 150 }), (from, count) => {
        const both = [createQuadrature(LENGTH, search), createPlainQuadrature(LENGTH, search)] as const;
        const x = row(LENGTH);
        for (const each of both) {
          each.x.set(x);
          each.run(from, count);
        }
        for (const which of ['curve', 'envelope'] as const) {
          const [fast, slow] = both.map((each) => each[which].slice(from, from + count));
          expectSameBits(fast!, slow!);
          expect(fast!.some((value) => value !== 0)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are sums of products', () => {
    const narrow = { odd: Float64Array.of(0, 1), even: Float64Array.of(2, -1), half: 1 };
    const { x, curve, envelope, run } = createPlainQuadrature(5, { ...search, narrow });
    x.set([1, 2, 4, 7, 5]);
    run(1, 3);
    expect([...curve.slice(1, 4)]).toEqual([-1, -1, 5]);
    expect([...envelope.slice(1, 4)]).toEqual([Math.hypot(3, 1), Math.sqrt(26), Math.sqrt(26)]);
  });
});

describe('the peaks of an envelope', () => {
  /** Whole numbers make equal neighbours, and exact sums. */
  const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: LENGTH, maxLength: LENGTH });
  const ends = fc.tuple(fc.integer({ min: 40, max: 120 }), fc.nat(120));
  const prepared = (create: () => Quadrature, values: readonly number[]) => {
    const quadrature = create();
    quadrature.x.set(row(LENGTH));
    quadrature.curve.set(values.map((value) => value - 2));
    quadrature.envelope.set(values);
    return quadrature;
  };

  it('are the greatest within a distance, the first of equal ones, and measured', () => {
    fc.assert(
      fc.property(levels, ends, (values, [from, count]) => {
        const quadrature = prepared(() => createQuadrature(LENGTH, search), values);
        const { curve, envelope, peaks } = quadrature;
        const found = quadrature.findPeaks(from, from + count);
        const { apart, side, before, after, shape } = search;
        const expected = Array.from({ length: count }, (_, i) => from + i).filter(
          (p) =>
            values[p]! > 0 &&
            Math.max(...values.slice(p - apart, p)) < values[p]! &&
            Math.max(...values.slice(p + 1, p + apart + 1)) <= values[p]!,
        );
        expect(found).toBe(expected.length);
        expected.forEach((p, k) => {
          const [place, , above, sum, energy] = peaks.subarray(k * PEAK_NUMBERS);
          expect(place).toBe(p);
          const near = [...envelope.subarray(p - side, p + side + 1)];
          expect(above).toBe(near.filter((value) => value > values[p]! / 2).length);
          expect(sum).toBe(sumOf(envelope, p - before + 1, p + after, 1));
          expect(energy).toBe(sumOf(curve, p - shape, p + shape, 2));
        });
      }),
      { numRuns: 50 },
    );
  });

  it('are the same in WebAssembly, to the last bit, whatever the distances', () => {
    const distance = fc.integer({ min: 1, max: 15 });
    const distances = fc.record({ near: distance, side: distance, after: distance, shape: distance });
    fc.assert(
      fc.property(distances, ends, (changed, [from, count]) => {
        const [x, curve, envelope] = [row(LENGTH), row(LENGTH), row(LENGTH)];
        const both = [createQuadrature, createPlainQuadrature].map((create) => {
          const quadrature = create(LENGTH, { ...search, ...changed });
          quadrature.x.set(x);
          quadrature.curve.set(curve);
          quadrature.envelope.set(envelope);
          const found = quadrature.findPeaks(from, from + count);
          return quadrature.peaks.slice(0, found * PEAK_NUMBERS);
        });
        expectSameBits(both[0]!, both[1]!);
      }),
      { numRuns: 50 },
    );
  });

  it('have the greatest of the wide envelope near them', () => {
    const quadrature = prepared(() => createQuadrature(LENGTH, search), new Array(LENGTH).fill(0));
    quadrature.envelope[150] = 1;
    expect(quadrature.findPeaks(100, 200)).toBe(1);
    const wide = createPlainQuadrature(LENGTH, { ...search, narrow: search.wide });
    wide.x.set(quadrature.x.subarray(0, LENGTH));
    wide.run(145, 11);
    expect(quadrature.peaks[1]).toBe(Math.max(...wide.envelope.subarray(145, 156)));
  });
});
