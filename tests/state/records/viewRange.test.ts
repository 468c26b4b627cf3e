import { describe, expect, it } from 'vitest';
import { isLoaded, rangeToLoad } from '../../../src/state/records/viewRange';

const view = (startSec: number, endSec: number, durationSec = 1800) => ({ startSec, endSec, durationSec });

describe('rangeToLoad', () => {
  it('has a window on both sides, as far as the record goes, in one column per pixel', () => {
    expect(rangeToLoad(view(100, 110), 1000)).toEqual({ startSec: 90, endSec: 120, buckets: 3000 });
    expect(rangeToLoad(view(2, 12), 1000)).toMatchObject({ startSec: 0, endSec: 22 });
    expect(rangeToLoad(view(1795, 1800), 100)).toEqual({ startSec: 1790, endSec: 1800, buckets: 600 });
  });
});

describe('isLoaded', () => {
  const loaded = rangeToLoad(view(100, 110), 1000);

  it('is the window that was loaded, and any that is moved a little', () => {
    expect(isLoaded(loaded, view(100, 110))).toBe(true);
    expect(isLoaded(loaded, view(107.5, 117.5))).toBe(true);
    expect(isLoaded(loaded, view(92.5, 102.5))).toBe(true);
  });

  it('ends before the edge is in view, except at the ends of the record', () => {
    expect(isLoaded(loaded, view(107.6, 117.6))).toBe(false);
    expect(isLoaded(loaded, view(92, 102))).toBe(false);
    expect(isLoaded(rangeToLoad(view(0, 10), 1000), view(0, 10))).toBe(true);
    expect(isLoaded(rangeToLoad(view(1790, 1800), 1000), view(1790, 1800))).toBe(true);
  });

  it('is too coarse for a narrower window, and not enough for a wider one', () => {
    expect(isLoaded(loaded, view(103, 107))).toBe(false);
    expect(isLoaded(loaded, view(80, 130))).toBe(false);
  });
});
