import { describe, expect, it } from 'vitest';
import { parseClock } from '../../../src/widgets/ecg/ecgClock';
import { timeStep, timeTicks } from '../../../src/widgets/ecg/ecgTimeTicks';

describe('timeStep', () => {
  it('is the smallest step of a clock whose labels have space', () => {
    const at = (spanSec: number, widthPx = 1000) => timeStep(widthPx / spanSec);
    expect([3, 10, 60, 300, 1805.556, 86_400].map((span) => at(span))).toEqual([0.2, 1, 5, 30, 120, 7200]);
    expect(at(10, 350)).toBe(2);
    expect(at(1805.556, 350)).toBe(600);
    expect(timeStep(1e-9)).toBe(43_200);
  });
});

describe('timeTicks', () => {
  it('labels in min:s, with hours where there are any', () => {
    expect(timeTicks({ startSec: 723, endSec: 733 }, 5)).toEqual([
      { sec: 725, label: '12:05' },
      { sec: 730, label: '12:10' },
    ]);
    expect(timeTicks({ startSec: 3599, endSec: 3600 }, 1).map((tick) => tick.label)).toEqual([
      '59:59',
      '1:00:00',
    ]);
  });

  it('has one decimal below a second and counts both ends', () => {
    expect(timeTicks({ startSec: 600, endSec: 600.6 }, 0.2)).toEqual([
      { sec: 600, label: '10:00.0' },
      { sec: 600.2, label: '10:00.2' },
      { sec: 600.4, label: '10:00.4' },
      { sec: 600.6, label: '10:00.6' },
    ]);
  });
});

describe('parseClock', () => {
  it('reads times as people type them', () => {
    expect(
      ['12:03', '12:03.5', '12:03,5', ' 1:02:03 ', '723', '0', '75:00', '12：03'].map(parseClock),
    ).toEqual([723, 723.5, 723.5, 3723, 723, 0, 4500, 723]);
  });

  it('rejects everything else', () => {
    const wrong = ['', 'abc', '12:60', '1:60:00', '-3', '1:2:3:4', '12.5:03', ':', '12:', '1e3', 'NaN'];
    expect(wrong.map(parseClock)).toEqual(wrong.map(() => undefined));
  });
});
