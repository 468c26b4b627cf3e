import { describe, expect, it } from 'vitest';
import { lengthOfUnion } from '../../src/base/lengthOfUnion';

describe('the length of a union of spans', () => {
  it('counts what several share once, in any order, before 0 too', () => {
    expect(lengthOfUnion([])).toBe(0);
    expect(
      lengthOfUnion([
        [10, 12],
        [-3, -1],
        [0, 5],
        [1, 2],
        [4, 7],
        [7, 8],
        [20, 15],
      ]),
    ).toBe(12);
  });
});
