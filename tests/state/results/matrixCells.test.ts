import { describe, expect, it } from 'vitest';
import { matrixCells } from '../../../src/state/results/matrixCells';

const matrix = { classCount: 3, counts: [6, 2, 0, 1, 3, 0, 0, 0, 0] };

describe('matrixCells', () => {
  it('sums rows, columns and everything', () => {
    const { rowSums, columnSums, total } = matrixCells(matrix, 'counts');
    expect(rowSums).toEqual([8, 4, 0]);
    expect(columnSums).toEqual([7, 5, 0]);
    expect(total).toBe(12);
  });

  it('shares by truth: rows add to one, a class without beats has a reason', () => {
    const { cells } = matrixCells(matrix, 'byTruth');
    expect(cells[0]!.map(({ share }) => share)).toEqual([
      { defined: true, value: 0.75 },
      { defined: true, value: 0.25 },
      { defined: true, value: 0 },
    ]);
    expect(cells[2]![1]).toEqual({ count: 0, share: { defined: false, reason: 'no-truth' } });
  });

  it('shares by prediction: columns add to one, a class never predicted has a reason', () => {
    const { cells } = matrixCells(matrix, 'byPrediction');
    expect(cells.map((row) => row[1]!.share)).toEqual([
      { defined: true, value: 0.4 },
      { defined: true, value: 0.6 },
      { defined: true, value: 0 },
    ]);
    expect(cells[0]![2]!.share).toEqual({ defined: false, reason: 'never-predicted' });
  });
});
