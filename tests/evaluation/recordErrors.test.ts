import { describe, expect, it } from 'vitest';
import { classOwners, matrixDifference, recordErrors } from '../../src/evaluation';

/** Truth in rows: class 0, 1, 2. */
const matrices = [
  { classCount: 3, counts: [90, 10, 0, 2, 8, 0, 0, 0, 0] },
  { classCount: 3, counts: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
  { classCount: 3, counts: [50, 0, 0, 20, 10, 0, 0, 0, 0] },
  { classCount: 3, counts: [40, 0, 0, 0, 0, 0, 0, 0, 0] },
];

describe('recordErrors', () => {
  it('counts beats and errors of each true class, the record with most errors first', () => {
    expect(recordErrors(matrices)).toEqual([
      { record: 2, beats: [50, 30, 0], errors: [0, 20, 0], totalBeats: 80, totalErrors: 20 },
      { record: 0, beats: [100, 10, 0], errors: [10, 2, 0], totalBeats: 110, totalErrors: 12 },
      { record: 3, beats: [40, 0, 0], errors: [0, 0, 0], totalBeats: 40, totalErrors: 0 },
    ]);
    expect(recordErrors([])).toEqual([]);
  });

  it('names the record that holds most of a class and most of its errors', () => {
    expect(classOwners(recordErrors(matrices))).toEqual([
      { classIndex: 0, beats: { record: 0, count: 100, of: 190 }, errors: { record: 0, count: 10, of: 10 } },
      { classIndex: 1, beats: { record: 2, count: 30, of: 40 }, errors: { record: 2, count: 20, of: 22 } },
      { classIndex: 2, beats: undefined, errors: undefined },
    ]);
    expect(classOwners([])).toEqual([]);
  });
});

describe('matrixDifference', () => {
  it('is that of the shares of each true class, whatever the numbers of beats', () => {
    const first = { classCount: 2, counts: [80, 20, 1, 3] };
    const second = { classCount: 2, counts: [9, 1, 2, 2] };
    const values = matrixDifference(first, second).map((row) =>
      row.map((cell) => (cell.defined ? Number(cell.value.toFixed(12)) : cell.reason)),
    );
    expect(values).toEqual([
      [0.1, -0.1],
      [0.25, -0.25],
    ]);
  });

  it('is undefined for a class of which one of the two has no beats', () => {
    const first = { classCount: 2, counts: [8, 2, 0, 0] };
    const second = { classCount: 2, counts: [9, 1, 2, 2] };
    expect(matrixDifference(first, second)[1]).toEqual([
      { defined: false, reason: 'no-truth' },
      { defined: false, reason: 'no-truth' },
    ]);
    expect(() => matrixDifference(first, { classCount: 1, counts: [1] })).toThrow('2 and 1 classes');
  });
});
