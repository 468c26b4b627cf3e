import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argmaxRows, type Measure, spreadOver } from '../../src/evaluation';

const value = (number: number): Measure => ({ defined: true, value: number });
const nothing: Measure = { defined: false, reason: 'no-truth' };

describe('spreadOver', () => {
  it('is mean ± SD with n − 1', () => {
    const spread = spreadOver([2, 4, 4, 4, 5, 5, 7, 9].map(value));
    expect(spread).toEqual({ mean: 5, sd: Math.sqrt(32 / 7), folds: 8 });
  });

  it('counts only the folds where the measure is defined', () => {
    expect(spreadOver([value(1), nothing, value(3)])).toEqual({ mean: 2, sd: Math.SQRT2, folds: 2 });
    expect(spreadOver([nothing, value(0.5)])).toEqual({ mean: 0.5, sd: undefined, folds: 1 });
    expect(spreadOver([nothing, nothing])).toBeUndefined();
    expect(spreadOver([])).toBeUndefined();
  });

  it('has SD 0 for equal folds and follows shift and scale', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 10 }),
        (folds) => {
          const spread = spreadOver(folds.map(value))!;
          const moved = spreadOver(folds.map((fold) => value(2 * fold + 1)))!;
          expect(moved.mean).toBeCloseTo(2 * spread.mean + 1, 10);
          expect(moved.sd).toBeCloseTo(2 * spread.sd!, 10);
          expect(spreadOver(folds.map(() => value(0.5)))).toEqual({ mean: 0.5, sd: 0, folds: folds.length });
        },
      ),
    );
  });
});

describe('argmaxRows', () => {
  it('takes the most probable class, the first one of a tie', () => {
    const rows = Float32Array.of(0.1, 0.7, 0.2, 0.4, 0.2, 0.4, 0, 0, 1);
    expect(argmaxRows(rows, 3)).toEqual(Uint8Array.of(1, 0, 2));
  });

  it('never takes NaN', () => {
    expect(argmaxRows(Float32Array.of(Number.NaN, 0.2, 0.8, Number.NaN, Number.NaN, Number.NaN), 3)).toEqual(
      Uint8Array.of(2, 0),
    );
  });

  it('agrees with another implementation of the maximum', () => {
    const rows = fc.array(
      fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
    );
    fc.assert(
      fc.property(rows, (probabilities) => {
        const expected = probabilities.map((row) => row.indexOf(Math.max(...row)));
        expect([...argmaxRows(Float32Array.from(probabilities.flat()), 4)]).toEqual(expected);
      }),
    );
  });

  it('accepts zero rows, and refuses what does not divide into rows', () => {
    expect(argmaxRows(new Float32Array(0), 4)).toHaveLength(0);
    expect(() => argmaxRows(new Float32Array(7), 4)).toThrow('rows of 4');
  });
});
