import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianInPlace, select } from '../../src/beats/median';
import { medianRow } from '../../src/beats/medianRow';

/** By sorting. */
function sortedMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

const someFloats = (from: number) =>
  fc.array(fc.oneof(fc.float({ noNaN: true, min: -100, max: 100 }), fc.integer({ min: -3, max: 3 })), {
    minLength: from,
    maxLength: 120,
  });

describe('medianInPlace', () => {
  it('equals the middle of the sorted values', () => {
    fc.assert(
      fc.property(someFloats(1), fc.nat(50), (values, behind) => {
        const given = Float64Array.from([...values, ...new Array<number>(behind).fill(-1e9)]);
        expect(medianInPlace(given, values.length) + 0).toBe(sortedMedian(values) + 0);
      }),
      { numRuns: 500 },
    );
  });

  it('is quick where all values are equal or already in order', () => {
    for (const make of [() => 1, (i: number) => i, (i: number) => -i, (i: number) => i % 2]) {
      const values = Array.from({ length: 100_001 }, (_, i) => make(i));
      expect(medianInPlace(Float64Array.from(values))).toBe(sortedMedian(values));
    }
    expect(medianInPlace(new Float64Array(0))).toBe(0);
  });
});

describe('select', () => {
  it('moves the smallest values to the front, also in two steps', () => {
    fc.assert(
      fc.property(someFloats(1), fc.nat(200), fc.nat(200), (values, a, b) => {
        const [first, second] = [a % values.length, b % values.length].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const sorted = Float64Array.from(values)
          .sort()
          .map((value) => value + 0);
        const given = Float64Array.from(values, (value) => value + 0);
        expect(select(given, values.length, first)).toBe(sorted[first]);
        expect(select(given, values.length, second, first)).toBe(sorted[second]);
        expect(given[second]).toBe(sorted[second]);
        expect(given.slice(0, second + 1).sort()).toEqual(sorted.slice(0, second + 1));
        expect(given.slice().sort()).toEqual(sorted);
      }),
      { numRuns: 500 },
    );
  });

  it('comes to an end where values are no numbers', () => {
    for (const values of [
      [Number.NaN, Number.NaN, Number.NaN],
      [3, Number.NaN, 1, 2, Number.NaN],
    ]) {
      for (let k = 0; k < values.length; k++) select(Float64Array.from(values), values.length, k);
    }
    expect(select(Float64Array.of(Number.NaN, Number.NaN), 2, 1)).toBeNaN();
  });
});

describe('medianRow', () => {
  it('is the median of every column over all rows of all matrices', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(12),
        fc.nat(5),
        fc.nat(1000),
        (width, a, b, seed) => {
          const [first, second] = [a, b].map((rows, which) =>
            Float32Array.from({ length: rows * width }, (_, i) => Math.sin(seed + i * (i + which))),
          );
          const rows = [...first!, ...second!];
          const expected = Float32Array.from({ length: width }, (_, column) =>
            a + b === 0 ? 0 : sortedMedian(rows.filter((_, i) => i % width === column)),
          );
          expect(medianRow([first!, second!], width)).toEqual(expected);
        },
      ),
    );
  });
});
