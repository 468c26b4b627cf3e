import { describe, expect, it } from 'vitest';
import { quantileOfSorted } from '../../src/base/quantile';

describe('a quantile of ascending values', () => {
  it('is that of numpy.percentile', () => {
    const values = [1, 2, 4, 8, 16];
    const shares = [0, 0.1, 0.25, 0.5, 0.9, 0.975, 1];
    // np.percentile([1, 2, 4, 8, 16], [0, 10, 25, 50, 90, 97.5, 100])
    const expected = [1, 1.4, 2, 4, 12.8, 15.2, 16];
    shares.forEach((share, i) => {
      expect(quantileOfSorted(values, share)).toBeCloseTo(expected[i]!, 12);
    });
    expect(quantileOfSorted(Float64Array.of(7), 0.3)).toBe(7);
    expect(quantileOfSorted([], 0.5)).toBeNaN();
  });
});
