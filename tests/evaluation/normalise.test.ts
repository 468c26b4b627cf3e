import { describe, expect, it } from 'vitest';
import { type ConfusionMatrix, normaliseByPrediction, normaliseByTruth } from '../../src/evaluation';

/** Class 1 has no beats, class 2 is never predicted. */
const matrix: ConfusionMatrix = { classCount: 3, counts: [3, 1, 0, 0, 0, 0, 2, 3, 0] };

describe('normalised confusion matrices', () => {
  it('by truth: rows sum to one, a class without beats is undefined', () => {
    const rows = normaliseByTruth(matrix);
    expect(rows[0]).toEqual([0.75, 0.25, 0].map((value) => ({ defined: true, value })));
    expect(rows[1]).toEqual(Array(3).fill({ defined: false, reason: 'no-truth' }));
    expect(rows[2]).toEqual([0.4, 0.6, 0].map((value) => ({ defined: true, value })));
  });

  it('by prediction: columns sum to one, a class never predicted is undefined', () => {
    const columns = [0, 1, 2].map((column) => normaliseByPrediction(matrix).map((row) => row[column]));
    expect(columns[0]).toEqual([0.6, 0, 0.4].map((value) => ({ defined: true, value })));
    expect(columns[1]).toEqual([0.25, 0, 0.75].map((value) => ({ defined: true, value })));
    expect(columns[2]).toEqual(Array(3).fill({ defined: false, reason: 'never-predicted' }));
  });
});
