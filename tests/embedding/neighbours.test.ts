import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearch, neighboursOf } from '../../src/embedding/createSearch';
import { pick, placeAll, placesOf } from '../../src/embedding/place';
import { stratifiedSample } from '../../src/embedding/sample';
import reference from './reference.json';
import { rows } from './rows';

describe('neighbours', () => {
  it('are those of scikit-learn', () => {
    const { index, distance } = neighboursOf(rows, 5);
    expect([...index]).toEqual(reference.index);
    distance.forEach((value, i) => {
      expect(value).toBeCloseTo(reference.distance[i]!, 5);
    });
  });

  it('are those of all comparisons, of whatever rows, equally near ones in order', () => {
    const few = fc.integer({ min: 2, max: 30 }).chain((count) =>
      fc.record({
        values: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: count * 2, maxLength: count * 2 }),
        k: fc.integer({ min: 1, max: count - 1 }),
      }),
    );
    fc.assert(
      fc.property(few, ({ values, k }) => {
        const count = values.length / 2;
        const { index } = neighboursOf({ values: Float32Array.from(values), width: 2 }, k);
        const far = (a: number, b: number) =>
          (values[2 * a]! - values[2 * b]!) ** 2 + (values[2 * a + 1]! - values[2 * b + 1]!) ** 2;
        for (let row = 0; row < count; row++) {
          const others = Array.from({ length: count }, (_, other) => other)
            .filter((other) => other !== row)
            .sort((a, b) => far(row, a) - far(row, b) || a - b);
          expect([...index.subarray(row * k, (row + 1) * k)]).toEqual(others.slice(0, k));
        }
      }),
    );
  });

  it('that are not there are −1, infinitely far', () => {
    const search = createSearch({ values: Float32Array.of(1, 4), width: 1 });
    const { index, distance } = search.nearest(Float32Array.of(0), 0, 3);
    expect([...index]).toEqual([0, 1, -1]);
    expect([...distance]).toEqual([1, 4, Number.POSITIVE_INFINITY]);
  });
});

describe('places among anchors', () => {
  const anchors = Int32Array.of(0, 2, 3);
  // On a line: 0, 1, 10, 20, and 10 again.
  const line = { values: Float32Array.of(0, 1, 10, 20, 10), width: 1 };
  const points = Float32Array.of(0, 0, 5, 1, 9, 9);

  it('are the mean of the nearest by 1/d², and that of the same row where there is one', () => {
    const all = placeAll(points, anchors, placesOf(line, anchors), 5);
    expect([...all.subarray(0, 2), ...all.subarray(4, 8)]).toEqual([0, 0, 5, 1, 9, 9]);
    const weights = [1, 1 / 81, 1 / 361];
    const sum = weights.reduce((a, b) => a + b);
    expect(all[2]!).toBeCloseTo((5 * weights[1]! + 9 * weights[2]!) / sum, 5);
    expect(all[3]!).toBeCloseTo((1 * weights[1]! + 9 * weights[2]!) / sum, 5);
    expect([...all.subarray(8)]).toEqual([5, 1]);
  });

  it('are those of the anchors where all are anchors', () => {
    const own = Int32Array.of(0, 1, 2, 3, 4);
    const all = Float32Array.from({ length: 10 }, (_, i) => i);
    expect(placeAll(all, own, placesOf(line, own), 5)).toEqual(all);
  });

  it('picks rows', () => {
    expect([...pick({ values: Float32Array.of(1, 2, 3, 4, 5, 6), width: 2 }, Int32Array.of(2, 0))]).toEqual([
      5, 6, 1, 2,
    ]);
  });
});

describe('the sample', () => {
  /** Record 0: 100 of class 0, 3 of class 2; record 1: 40 of class 0, 12 of class 1. */
  const record = [...new Array(103).fill(0), ...new Array(52).fill(1)];
  const label = [
    ...new Array(100).fill(0),
    ...new Array(3).fill(2),
    ...new Array(40).fill(0),
    ...new Array(12).fill(1),
  ];
  const countsOf = (sample: Int32Array) => {
    const counts: Record<string, number> = {};
    for (const row of sample) {
      const key = `${record[row]}/${label[row]}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };

  it('has up to the same number of each class of each record, rare ones whole, and all that are wanted', () => {
    const sample = stratifiedSample({ record, label }, 60, 1);
    expect(countsOf(sample)).toEqual({ '0/2': 3, '1/1': 12, '1/0': 22, '0/0': 23 });
    expect([...sample]).toEqual([...new Set(sample)].sort((a, b) => a - b));
  });

  it('is the same for the same seed, another for another', () => {
    const of = (seed: number) => [...stratifiedSample({ record, label }, 60, seed)];
    expect(of(5)).toEqual(of(5));
    expect(of(5)).not.toEqual(of(6));
  });

  it('is all rows where there are not more', () => {
    expect(stratifiedSample({ record, label }, 1000, 1)).toHaveLength(155);
  });
});
