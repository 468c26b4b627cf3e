import { describe, expect, it } from 'vitest';
import { beatHit, nearestValue } from '../../../src/widgets/ecg/ecgHit';

describe('beatHit', () => {
  const beats = [{ timeSec: 1 }, { timeSec: 1.1 }, { timeSec: 3 }];

  it('is the nearest beat within 12 pixels', () => {
    expect(beatHit(beats, 1.06, 100)).toBe(beats[1]);
    expect(beatHit(beats, 1.04, 100)).toBe(beats[0]);
    expect(beatHit(beats, 2.87, 100)).toBeUndefined();
    expect(beatHit(beats, 2.89, 100)).toBe(beats[2]);
  });
});

describe('nearestValue', () => {
  const trace = { timeSec: Float64Array.of(1, 1.5, 2), value: Float32Array.of(10, Number.NaN, 30) };
  const window = { startSec: 0, endSec: 30 };

  it('is that of the nearest sample', () => {
    expect([1.1, 1.8, 2, 0.9, 2.2].map((sec) => nearestValue(trace, sec, window))).toEqual([
      10, 30, 30, 10, 30,
    ]);
  });

  it('is undefined in a gap and away from the line', () => {
    expect(nearestValue(trace, 1.45, window)).toBeUndefined();
    expect(nearestValue(trace, 2.4, window)).toBeUndefined();
    expect(
      nearestValue({ timeSec: new Float64Array(), value: new Float32Array() }, 1, window),
    ).toBeUndefined();
  });
});
