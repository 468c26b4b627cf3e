import { expect, it } from 'vitest';
import { rateScale } from '../../../src/widgets/plot/rateScale';

it('is round and has few lines, also of one rate and of wide ranges', () => {
  expect(rateScale(62, 118)).toEqual({ low: 60, high: 120, ticks: [60, 80, 100, 120] });
  expect(rateScale(75, 75)).toEqual({ low: 60, high: 80, ticks: [60, 80] });
  expect(rateScale(38, 171)).toEqual({ low: 0, high: 200, ticks: [0, 50, 100, 150, 200] });
  for (const [lowest, highest] of [
    [0, 60],
    [59, 61],
    [31, 240],
    [20, 320],
  ] as const) {
    const { low, high, ticks } = rateScale(lowest, highest);
    expect(low).toBeLessThanOrEqual(lowest);
    expect(high).toBeGreaterThanOrEqual(highest);
    expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(5);
  }
});
