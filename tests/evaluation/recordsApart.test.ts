import { describe, expect, it } from 'vitest';
import { addConfusions, classOwners, computeMetrics, recordErrors, recordsApart } from '../../src/evaluation';

/** Truth in rows: class 0, 1. */
const matrices = [
  { classCount: 2, counts: [90, 10, 2, 8] },
  { classCount: 2, counts: [90, 0, 0, 0] },
  { classCount: 2, counts: [50, 0, 20, 10] },
  { classCount: 2, counts: [500, 2, 0, 1] },
];
const apart = recordsApart(matrices, classOwners(recordErrors(matrices)), 0.2);

describe('records that hold much of a class or of its errors', () => {
  it('are left out one at a time, in the order of the classes, each once', () => {
    expect(apart.map(({ record }) => record)).toEqual([3, 0, 2]);
  });

  it('leave the measures of all others behind, and have their own', () => {
    const [, , last] = apart;
    const others = addConfusions([matrices[0]!, matrices[1]!, matrices[3]!]);
    expect(last!.without).toEqual(computeMetrics(others));
    expect(last!.alone).toEqual(computeMetrics(matrices[2]!));
    expect(last!.without.perClass[1]!.f1).toEqual({ defined: true, value: 18 / (11 + 21) });
  });

  it('are none where every record has less than a fifth', () => {
    const even = Array.from({ length: 6 }, () => ({ classCount: 2, counts: [9, 1, 1, 9] }));
    expect(recordsApart(even, classOwners(recordErrors(even)), 0.2)).toEqual([]);
  });
});
