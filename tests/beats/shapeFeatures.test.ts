import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeFeatures } from '../../src/beats/shapeFeatures';
import { SHAPE_COLUMNS } from '../../src/beats/types';

const LENGTH = 45;
const window = { beforeSec: 0.1, afterSec: 0.15 };
/** A complex at R, `width` samples wide. */
const complex = (height: number, width: number) =>
  Float32Array.from({ length: LENGTH }, (_, i) => height * Math.exp(-(((i - 18) / width) ** 2)));
const rowsOf = (...rows: Float32Array[]) => Float32Array.from(rows.flatMap((row) => [...row]));
const usual = complex(1, 3);

function featuresOf(beats: Float32Array, extra = new Float32Array(0), median = usual): Float32Array[] {
  const all = shapeFeatures({ matrices: [beats, extra], median, lengthSamples: LENGTH, window });
  return Array.from({ length: all.length / SHAPE_COLUMNS.length }, (_, row) =>
    all.subarray(row * SHAPE_COLUMNS.length, (row + 1) * SHAPE_COLUMNS.length),
  );
}

describe('shapeFeatures', () => {
  it('tell a wide complex from the usual one', () => {
    const normal = Array.from({ length: 9 }, () => usual);
    const [first, ...rest] = featuresOf(rowsOf(complex(1.5, 8), ...normal));
    for (const other of rest) {
      expect(first![0]).toBeLessThan(other[0]!);
      expect(first![1]).toBeGreaterThan(other[1]!);
      expect(first![2]).toBeGreaterThan(other[2]!);
      expect(first![3]).toBeGreaterThan(other[3]!);
      expect(first![4]).toBeGreaterThan(other[4]!);
    }
    // The usual beat: correlation 1, scaled by mean .912 and SD .306; as wide as the median beat.
    expect(rest[0]![0]).toBeCloseTo((1 - 0.912) / 0.306, 4);
    expect(rest[0]![2]).toBeCloseTo((0 - 0.04) / 0.202, 4);
  });

  it('do not depend on the unit of the windows, nor on which side a window stands', () => {
    const bumps = fc.array(
      fc.tuple(fc.double({ min: 0.2, max: 2, noNaN: true }), fc.integer({ min: 1, max: 12 })),
      {
        minLength: 3,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(bumps, (shapes) => {
        const rows = shapes.map(([height, width]) => complex(height, width));
        const features = featuresOf(rowsOf(...rows));
        const split = featuresOf(rowsOf(...rows.slice(0, 2)), rowsOf(...rows.slice(2)));
        split.forEach((row, beat) => {
          expect([...row]).toEqual([...features[beat]!]);
        });
        for (const row of features) for (const value of row) expect(Math.abs(value)).toBeLessThanOrEqual(5);
        const scaled = featuresOf(
          rowsOf(...rows).map((value) => 4 * value),
          undefined,
          usual.map((value) => 4 * value),
        );
        scaled.forEach((row, beat) => {
          // The width has a floor in the unit of the windows.
          for (const column of [0, 1, 3, 4]) expect(row[column]).toBeCloseTo(features[beat]![column]!, 3);
        });
      }),
    );
  });

  it('are finite for flat windows, and none for no beats', () => {
    for (const row of featuresOf(new Float32Array(3 * LENGTH), undefined, new Float32Array(LENGTH))) {
      for (const value of row) expect(Number.isFinite(value)).toBe(true);
    }
    expect(featuresOf(new Float32Array(0))).toEqual([]);
  });
});
