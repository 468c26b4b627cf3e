import { describe, expect, it } from 'vitest';
import { heartRate, summariseRate } from '../../../../src/state/records/marks/heartRate';
import { beatTimes, longestRr, rrIntervals } from '../../../../src/state/records/marks/rrIntervals';
import { tachogramDots, tachogramTop } from '../../../../src/state/records/marks/tachogram';
import { marksOf } from './marks';

const rows = (interval: ReturnType<typeof rrIntervals>) =>
  [...interval.endSec].map((end, i) => [end, Number(interval.rrSec[i]!.toFixed(3)), interval.classIndex[i]]);

describe('RR intervals', () => {
  it('run between beats of every class, past rhythms, noise and comments', () => {
    const marks = marksOf([
      { at: 0.1, symbol: '+', aux: '(N' },
      { at: 0.5, symbol: 'N' },
      { at: 1.25, symbol: 'V' },
      { at: 1.5, symbol: '~' },
      { at: 2.5, symbol: 'B' },
      { at: 3, symbol: '|' },
      { at: 3.25, symbol: 'A' },
    ]);
    expect(rows(rrIntervals(marks))).toEqual([
      [1.25, 0.75, 2],
      [2.5, 1.25, 255],
      [3.25, 0.75, 1],
    ]);
    expect([...beatTimes(marks)]).toEqual([0.5, 1.25, 2.5, 3.25]);
    expect(longestRr(rrIntervals(marks))).toEqual({ endSec: 2.5, rrSec: 1.25 });
  });

  it.each([
    ['a pause over five seconds', { at: 5.7, symbol: '+' }],
    ['flutter', { at: 2, symbol: '!' }],
    ['an episode of flutter', { at: 2, symbol: '[' }],
  ])('do not reach over %s', (what, between) => {
    const end = what.startsWith('a pause') ? 6 : 3;
    const marks = marksOf([{ at: 0.5, symbol: 'N' }, between, { at: end, symbol: 'N' }]);
    expect(rows(rrIntervals(marks))).toEqual([]);
  });

  it.each([[[]], [[{ at: 3, symbol: 'N' }]]])('are none without two beats', (beats) => {
    const intervals = rrIntervals(marksOf(beats));
    expect(intervals.rrSec).toHaveLength(0);
    expect(longestRr(intervals)).toBeUndefined();
    expect(summariseRate(intervals, heartRate(intervals, 60, 100))).toBeUndefined();
    expect(tachogramDots(intervals, { durationSec: 60, topSec: 1, widthPx: 100, heightPx: 40 })).toEqual([]);
    expect(tachogramTop(intervals)).toBeGreaterThan(0);
  });
});

/** Beats of a constant rate between two moments. */
const beats = (fromSec: number, toSec: number, bpm: number, symbol = 'N') =>
  Array.from({ length: Math.round(((toSec - fromSec) * bpm) / 60) }, (_, i) => ({
    at: fromSec + (i * 60) / bpm,
    symbol,
  }));

describe('the heart rate', () => {
  it('is that of the intervals that end in a step of at least ten seconds', () => {
    const intervals = rrIntervals(marksOf([...beats(0, 30, 60), ...beats(30, 60, 120)]));
    const rate = heartRate(intervals, 60, 1000);
    expect(rate.stepSec).toBe(10);
    expect([...rate.bpm].map(Math.round)).toEqual([60, 60, 60, 114, 120, 120]);
    const summary = summariseRate(intervals, rate)!;
    expect(summary.mean).toBeCloseTo((60 * 89) / intervals.rrSec.reduce((a, b) => a + b, 0), 6);
    expect([summary.lowest.atSec, summary.highest.atSec]).toEqual([5, 45]);
  });

  it('has a gap where there are no beats', () => {
    const rate = heartRate(rrIntervals(marksOf([...beats(0, 10, 60), ...beats(30, 40, 60)])), 40, 1000);
    expect([...rate.bpm].map(Math.round)).toEqual([60, Number.NaN, Number.NaN, 60]);
  });

  it('has no more steps than the picture has columns, and one for a short record', () => {
    const day = rrIntervals(marksOf(beats(0, 86_400, 70)));
    expect(heartRate(day, 86_400, 800).bpm).toHaveLength(800);
    expect(heartRate(rrIntervals(marksOf(beats(0, 5, 60))), 5, 800).bpm).toHaveLength(1);
  });
});

describe('the tachogram', () => {
  it('has a dot per interval in the colour of its beat, the rare classes last', () => {
    const intervals = rrIntervals(
      marksOf([...beats(0, 10, 60), { at: 9.5, symbol: 'V' }, { at: 11, symbol: 'N' }]),
    );
    const dots = tachogramDots(intervals, { durationSec: 100, topSec: 2, widthPx: 1000, heightPx: 100 });
    expect(dots.map(({ classIndex, x }) => [classIndex, x.length])).toEqual([
      [0, 10],
      [2, 1],
    ]);
    expect([dots[1]!.x[0], dots[1]!.y[0]]).toEqual([95.5, 75.5]);
  });

  it('gives each pixel once, and longer intervals at the edge', () => {
    const day = rrIntervals(marksOf(beats(0, 86_400, 70)));
    const small = { durationSec: 86_400, topSec: 1, widthPx: 300, heightPx: 40 };
    expect(tachogramDots(day, small)[0]!.x.length).toBeLessThanOrEqual(300);
    const pause = rrIntervals(
      marksOf([
        { at: 1, symbol: 'N' },
        { at: 4, symbol: 'N' },
      ]),
    );
    expect(tachogramDots(pause, { ...small, durationSec: 4 })[0]!.y[0]).toBe(0.5);
  });

  it('shows nearly all intervals in full: one pause does not flatten a day', () => {
    const pauses = [
      { at: 86_404, symbol: 'N' },
      { at: 86_408, symbol: 'N' },
    ];
    expect(tachogramTop(rrIntervals(marksOf([...beats(0, 86_400, 70), ...pauses])))).toBe(1);
    expect(tachogramTop(rrIntervals(marksOf(beats(0, 60, 40))))).toBe(2);
  });
});
