import { describe, expect, it } from 'vitest';
import { beatIndexAt, beatInterval } from '../../../src/widgets/ecg/ecgIntervals';

/** Beats at these intervals, seconds. */
const beats = (...rr: number[]) => {
  let sec = 1;
  return Float64Array.from([0, ...rr], (interval) => {
    sec += interval;
    return sec;
  });
};

describe('beatInterval', () => {
  it('refers to the mean of the intervals before, without the beat\u2019s own', () => {
    const times = beats(0.8, 0.8, 0.8, 0.6, 1);
    expect(beatInterval(times, 4).rrMs).toBeCloseTo(600, 6);
    expect(beatInterval(times, 4).offset).toBeCloseTo(-0.25, 9);
    expect(beatInterval(times, 5).offset).toBeCloseTo(1 / 0.75 - 1, 9);
  });

  it('takes eight intervals at most, and no mean of fewer than three', () => {
    const times = beats(2, 1, 1, 1, 1, 1, 1, 1, 1, 0.5);
    expect(beatInterval(times, 10).offset).toBeCloseTo(-0.5, 9);
    expect(beatInterval(times, 3)).toMatchObject({ offset: undefined });
    expect(beatInterval(times, 3).rrMs).toBeCloseTo(1000, 6);
  });

  it('counts no gap as an interval', () => {
    expect(beatInterval(beats(0.8, 6), 2)).toEqual({ rrMs: undefined, offset: undefined });
    expect(beatInterval(beats(0.8), 0)).toEqual({ rrMs: undefined, offset: undefined });
    expect(beatInterval(beats(0.8, 0.8, 0.8, 6, 0.8), 5).offset).toBeUndefined();
  });
});

describe('beatIndexAt', () => {
  it('is the beat of this sample', () => {
    const times = beats(0.8, 0.8);
    expect([1, 1.8, 2.6, 1.7, 9].map((sec) => beatIndexAt(times, sec))).toEqual([0, 1, 2, -1, -1]);
  });
});
