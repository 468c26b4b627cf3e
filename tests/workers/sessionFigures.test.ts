import { describe, expect, it } from 'vitest';
import { createRate } from '../../src/workers/monitor/sessionFigures';

describe('the heart rate of a session', () => {
  it('is there with the third beat, and is the mean of the last eight intervals', () => {
    const rate = createRate();
    const rates = [0, 1, 2, 3, 4, 5, 6, 7, 8, 8.5, 9].map((timeSec) => {
      rate.push(timeSec);
      return rate.bpm(timeSec);
    });
    expect(rates.slice(0, 3)).toEqual([undefined, undefined, 60]);
    expect(rates.slice(8)).toEqual([60, 480 / 7.5, 480 / 7]);
  });

  it('has no interval over a gap', () => {
    const rate = createRate();
    for (const timeSec of [0, 1, 2]) rate.push(timeSec);
    rate.gap();
    expect(rate.bpm(3)).toBeUndefined();
    for (const timeSec of [60, 60.5, 61]) rate.push(timeSec);
    expect(rate.bpm(61)).toBe(120);
  });

  it('ends when no beat has come for five seconds, and as late as beats are told', () => {
    for (const latencySec of [0, 4]) {
      const rate = createRate(latencySec);
      for (const timeSec of [0, 1, 2]) rate.push(timeSec);
      expect(rate.bpm(7 + latencySec)).toBe(60);
      expect(rate.bpm(7.1 + latencySec)).toBeUndefined();
    }
  });
});
