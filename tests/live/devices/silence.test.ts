import { describe, expect, it } from 'vitest';
import { isMissing, isSilence } from '../../../src/live/devices/silence';

describe('a device is silent', () => {
  it('for more than two seconds', () => {
    expect([0.1, 2, 2.01, 600].map(isSilence)).toEqual([false, false, true, true]);
  });

  it('and lost samples, if less than half of those came that were due', () => {
    expect([0, 124, 125, 250, 10_000].map((count) => isMissing(count, 250, 1))).toEqual([
      ...[true, true],
      ...[false, false, false],
    ]);
    expect(isMissing(125, 250, 2.1)).toBe(true);
    // Nothing was waited for.
    expect(isMissing(1, 250, 0)).toBe(false);
  });
});
