import { describe, expect, it } from 'vitest';
import { createRateTrend, meanBpm } from '../../src/rhythm/rateTrend';

/** Beats at these intervals, the first at 0; undefined is a gap of two seconds. */
function trendOf(intervals: readonly (number | undefined)[], classOf = (_beat: number) => 0) {
  const trend = createRateTrend();
  let timeSec = 0;
  trend.push({ timeSec, classIndex: classOf(0), rrSec: undefined });
  intervals.forEach((rrSec, i) => {
    timeSec += rrSec ?? 2;
    trend.push({ timeSec, classIndex: classOf(i + 1), rrSec });
  });
  return trend;
}

describe('the trend of the heart rate', () => {
  it('has mean, lowest and highest of each minute, and the ventricular beats', () => {
    const minute = (rr: number) => Array<number>(Math.round(60 / rr)).fill(rr);
    const { rows, rowSec, whole } = trendOf([...minute(1), ...minute(0.5)], (beat) =>
      beat % 4 === 0 ? 2 : 0,
    );
    expect(rowSec).toBe(60);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ beats: 60, ventricular: 15, intervals: 59 });
    expect(meanBpm(rows[0]!)).toBeCloseTo(60, 9);
    // The first interval of the second minute is the last of the slow ones.
    expect(meanBpm(rows[1]!)).toBeCloseTo((60 * 120) / (1 + 119 * 0.5), 9);
    expect(rows[1]!.lowestBpm).toBeCloseTo(60, 9);
    expect(rows[1]!.highestBpm).toBeCloseTo(120, 9);
    expect(whole).toMatchObject({ beats: 181, intervals: 180, intervalSec: 120 });
  });

  it('takes no interval over a gap or of more than five seconds, and no extreme of fewer than eight', () => {
    const { rows } = trendOf([...Array<number>(7).fill(1), undefined, ...Array<number>(7).fill(0.5), 6, 1]);
    expect(rows[0]).toMatchObject({ beats: 18, intervals: 15, intervalSec: 11.5 });
    expect(rows[0]!.lowestBpm).toBe(Number.POSITIVE_INFINITY);
    expect(trendOf(Array<number>(8).fill(0.75)).rows[0]!.lowestBpm).toBeCloseTo(80, 9);
  });

  it('of a week has rows of eight minutes, the same sums, and no more than a day of minutes; a minute without beats is empty', () => {
    const trend = createRateTrend();
    const week = 7 * 86_400;
    for (let sec = 0, last = 0; sec < week; last = sec, sec += 30) {
      if (sec >= 86_400 && sec < 2 * 86_400) continue;
      trend.push({ timeSec: sec, classIndex: sec % 60 === 0 ? 2 : 0, rrSec: (sec - last) / 40 });
      expect(trend.rows.length).toBeLessThanOrEqual(1440);
    }
    expect(trend.rowSec).toBe(480);
    expect(trend.rows).toHaveLength(1260);
    expect(trend.rows.reduce((sum, { beats }) => sum + beats, 0)).toBe((6 * 86_400) / 30);
    expect(trend.rows[0]).toMatchObject({ beats: 16, ventricular: 8 });
    expect(trend.rows[180]).toMatchObject({ beats: 0, intervals: 0 });
    // A clock that leaps by months makes no more rows.
    trend.push({ timeSec: 1e8, classIndex: 0, rrSec: undefined });
    expect(trend.rows.length).toBeLessThanOrEqual(1440);
  });
});
