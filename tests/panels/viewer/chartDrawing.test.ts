import { describe, expect, it } from 'vitest';
import { rateAxis, rrAxis, yOf } from '../../../src/panels/viewer/chartDrawing';

describe('the axes of the charts', () => {
  it.each([
    [72, 78, [60, 80]],
    [38, 102, [0, 50, 100, 150]],
    [60, 60, [60, 80]],
    [55, 300, [0, 100, 200, 300]],
  ])('of rates from %i to %i have two to four lines', (lowest, highest, ticks) => {
    const axis = rateAxis(lowest, highest);
    expect(axis.ticks).toEqual(ticks);
    expect([axis.low, axis.high]).toEqual([ticks[0], ticks.at(-1)]);
  });

  it.each([
    [1, [0, 0.5, 1]],
    [1.5, [0, 0.5, 1, 1.5]],
    [2.5, [0, 1, 2]],
    [5, [0, 1, 2, 3, 4, 5]],
  ])('of RR intervals up to %d s', (topSec, ticks) => {
    expect(rrAxis(topSec)).toEqual({ low: 0, high: topSec, ticks });
  });

  it('have the high values at the top', () => {
    const axis = { low: 50, high: 150, ticks: [] };
    expect([150, 100, 50].map((value) => yOf(value, axis, 60))).toEqual([0, 30, 60]);
  });
});
