import { describe, expect, it } from 'vitest';
import { bandPath, barPath, hoursText, meanPath, timeTicks } from '../../../src/panels/monitor/trendPaths';

const none = Number.NaN;
const columns = {
  rowSec: 60,
  mean: [60, 80, none, 70],
  lowest: [50, 70, none, none],
  highest: [70, 90, none, none],
  vebShare: [0, 0.5, none, 1],
  whole: { mean: 70, lowest: 50, highest: 90, vebShare: 0.3 },
};
const frame = { left: 0, top: 0, width: 240, height: 100, x: [0, 240], y: [0, 100] } as const;

describe('the trend as it is drawn', () => {
  it('has a line through the minutes that follow each other, and is interrupted where there is none', () => {
    expect(meanPath(frame, columns)).toBe('M30 40L90 20M180 30H240');
    expect(bandPath(frame, columns)).toBe('M0 30h60V50h-60zM60 10h60V30h-60z');
    expect(barPath({ ...frame, y: [0, 1] }, columns)).toBe('M60 100V50h60V100zM180 100V0h60V100z');
  });

  it('has round times, few of them, also of a week', () => {
    expect(timeTicks(60, 10)).toEqual([0, 60]);
    for (const durationSec of [60, 3600, 5000, 86_400, 7 * 86_400]) {
      for (const most of [4, 10]) {
        const ticks = timeTicks(durationSec, most);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(ticks.length).toBeGreaterThan(1);
      }
    }
    expect(hoursText(100 * 3600 + 65)).toBe('100:01');
  });
});
