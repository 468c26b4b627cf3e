import { describe, expect, it } from 'vitest';
import { bandOfApproximation, bandOfLevel } from '../../src/signal/bands';

describe('bands at 360 Hz', () => {
  it('halve from level to level and meet', () => {
    expect(bandOfLevel(1, 360)).toEqual({ lowHz: 90, highHz: 180 });
    expect(bandOfLevel(2, 360)).toEqual({ lowHz: 45, highHz: 90 });
    for (let level = 1; level < 9; level++) {
      expect(bandOfLevel(level + 1, 360).highHz).toBe(bandOfLevel(level, 360).lowHz);
    }
    expect(bandOfApproximation(9, 360)).toEqual({ lowHz: 0, highHz: bandOfLevel(9, 360).lowHz });
  });
});
