import { describe, expect, it } from 'vitest';
import { runMetrics } from '../../../src/state/results/runMetrics';
import { smallRun } from './smallRun';

describe('runMetrics', () => {
  it('counts every tested beat once, fold by fold and pooled', () => {
    const { folds, pooled } = runMetrics(smallRun());
    expect(folds.map(({ fold, matrix }) => [fold, matrix.counts])).toEqual([
      [0, [1, 0, 1, 1, 0, 0, 0, 0, 1]],
      [1, [1, 0, 1, 0, 0, 0, 1, 0, 0]],
    ]);
    expect(pooled.matrix).toEqual({ classCount: 3, counts: [2, 0, 2, 1, 0, 0, 1, 0, 1] });
    expect(pooled.metrics.support).toBe(7);
    expect(pooled.metrics.accuracy).toEqual({ defined: true, value: 3 / 7 });
  });

  it('gives mean and SD over folds, which is not the pooled value', () => {
    const { spread } = runMetrics(smallRun());
    // 2/4 and 1/3
    expect(spread.accuracy?.mean).toBeCloseTo(5 / 12, 12);
    expect(spread.accuracy?.sd).toBeCloseTo(1 / 6 / Math.SQRT2, 12);
    expect(spread.accuracy?.folds).toBe(2);
    // Se of class 2: 1/1 and 0/1
    expect(spread.perClass[2]?.sensitivity).toEqual({ mean: 0.5, sd: Math.SQRT1_2, folds: 2 });
  });

  it('leaves a fold out of the mean if the measure is undefined there', () => {
    const { spread, pooled } = runMetrics(smallRun());
    // Class 1 has a beat in the first fold only, and is never predicted.
    expect(spread.perClass[1]?.sensitivity).toEqual({ mean: 0, sd: undefined, folds: 1 });
    expect(spread.perClass[1]?.positivePredictivity).toBeUndefined();
    expect(pooled.metrics.perClass[1]?.positivePredictivity).toEqual({
      defined: false,
      reason: 'never-predicted',
    });
  });

  it('returns the same object for the same folds, also when the run was renamed', () => {
    const run = smallRun();
    expect(runMetrics({ ...run })).toBe(runMetrics(run));
    expect(runMetrics(smallRun())).not.toBe(runMetrics(run));
  });

  it('has no measures for a run without folds', () => {
    const { pooled, folds, spread } = runMetrics({ ...smallRun(), folds: [] });
    expect(folds).toEqual([]);
    expect(pooled.matrix.counts).toEqual(new Array(9).fill(0));
    expect(pooled.metrics.accuracy).toEqual({ defined: false, reason: 'empty' });
    expect(spread.accuracy).toBeUndefined();
  });
});
