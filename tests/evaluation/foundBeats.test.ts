import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addConfusions,
  bootstrapRecords,
  computeMetrics,
  confusionMatrix,
  matchBeats,
  recordErrors,
} from '../../src/evaluation';

describe('matching found beats', () => {
  it('pairs each beat at most once, within 150 ms', () => {
    const times = fc
      .uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 60 })
      .map((ms) => ms.map((value) => value / 100).sort((a, b) => a - b));
    fc.assert(
      fc.property(times, times, (found, marked) => {
        const of = matchBeats(found, marked, 360);
        const pairs = [...of.entries()].filter(([, mark]) => mark >= 0);
        expect(new Set(pairs.map(([, mark]) => mark)).size).toBe(pairs.length);
        for (const [beat, mark] of pairs) {
          expect(Math.abs(found[beat]! - marked[mark]!)).toBeLessThanOrEqual(0.15 + 1 / 360);
        }
      }),
    );
  });

  it('finds every beat again that only moved a little', () => {
    const moves = fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(moves, (moved) => {
        const marked = moved.map((_, beat) => 1 + 0.7 * beat);
        const found = moved.map((by, beat) => marked[beat]! + by);
        const matches = matchBeats(found, marked, 128);
        expect([...matches]).toEqual([...found.keys()]);
      }),
    );
  });
});

describe('a matrix with missed and invented beats', () => {
  // Eight beats: three N right, one N as V, one N missed, two V right, one V missed; one V and one N invented.
  const matrix = confusionMatrix(
    Uint8Array.of(0, 0, 0, 0, 0, 2, 2, 2),
    Uint8Array.of(0, 0, 0, 2, 5, 2, 2, 5),
    4,
    Uint8Array.of(2, 0),
  );

  it('counts them apart from the classes', () => {
    expect(matrix.counts).toEqual([3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0]);
    expect(matrix.missed).toEqual([1, 0, 1, 0]);
    expect(matrix.invented).toEqual([1, 0, 1, 0]);
    const twice = addConfusions([matrix, matrix]);
    expect([twice.missed, twice.invented]).toEqual([
      [2, 0, 2, 0],
      [2, 0, 2, 0],
    ]);
  });

  it('takes missed beats for errors of their class, and invented ones for wrong calls', () => {
    const { perClass, accuracy, support } = computeMetrics(matrix);
    const value = (measure: (typeof perClass)[0]['f1']) => (measure.defined ? measure.value : undefined);
    expect(value(perClass[0]!.sensitivity)).toBeCloseTo(3 / 5, 12);
    expect(value(perClass[0]!.positivePredictivity)).toBeCloseTo(3 / 4, 12);
    expect(value(perClass[2]!.sensitivity)).toBeCloseTo(2 / 3, 12);
    expect(value(perClass[2]!.positivePredictivity)).toBeCloseTo(2 / 4, 12);
    expect(value(perClass[2]!.f1)).toBeCloseTo(4 / 7, 12);
    expect(value(accuracy)).toBeCloseTo(5 / 10, 12);
    expect(support).toBe(8);
  });

  it('has kappa and Matthews of five classes, the last of them none', () => {
    // The same with none as a class of its own, by confusion matrices without misses.
    const asFive = confusionMatrix(
      Uint8Array.of(0, 0, 0, 0, 0, 2, 2, 2, 4, 4),
      Uint8Array.of(0, 0, 0, 2, 4, 2, 2, 4, 2, 0),
      5,
    );
    const [own, five] = [matrix, asFive].map((each) => computeMetrics(each));
    expect(own!.cohenKappa).toEqual(five!.cohenKappa);
    expect(own!.matthews).toEqual(five!.matthews);
  });

  it('is counted by record, and in the intervals over records', () => {
    const right = confusionMatrix(Uint8Array.of(0, 2), Uint8Array.of(0, 2), 4, new Uint8Array(0));
    const [worst] = recordErrors([right, matrix]);
    expect(worst).toMatchObject({ record: 1, totalBeats: 8, totalErrors: 3, errors: [2, 0, 1, 0] });
    const intervals = bootstrapRecords([right, matrix]);
    expect(intervals.accuracy).toMatchObject({ defined: true, low: 0.5, high: 1 });
  });

  it('refuses a class outside where beats are given', () => {
    expect(() => confusionMatrix(Uint8Array.of(0), Uint8Array.of(4), 4)).toThrow('outside');
  });
});
