import { describe, expect, it } from 'vitest';
import { createRateWindow } from '../../src/rhythm/rateWindow';

describe('the window of the heart rate', () => {
  it('holds the last eight intervals, whose mean the rate is', () => {
    const window = createRateWindow();
    expect([window.startSec, window.endSec]).toEqual([Number.NaN, Number.NaN]);
    const told = [0, 1, 2, 3, 4, 5, 6, 7, 8, 8.5].map((timeSec) => {
      const rrSec = window.push(timeSec);
      return [rrSec, window.bpm(), window.bpm(2)];
    });
    expect(told.slice(0, 3)).toEqual([
      [undefined, undefined, undefined],
      [1, undefined, undefined],
      [1, undefined, 60],
    ]);
    expect(told.slice(7)).toEqual([
      [1, undefined, 60],
      [1, 60, 60],
      [0.5, 480 / 7.5, 480 / 7.5],
    ]);
    expect([window.startSec, window.endSec]).toEqual([1, 8.5]);
  });

  it('begins anew after a gap, and may be shorter', () => {
    const window = createRateWindow(2);
    for (const timeSec of [0, 1, 2]) window.push(timeSec);
    window.gap();
    expect(window.bpm(1)).toBeUndefined();
    expect([60, 60.5, 61, 61.25].map((timeSec) => window.push(timeSec))).toEqual([undefined, 0.5, 0.5, 0.25]);
    expect(window.bpm()).toBe(160);
  });
});
