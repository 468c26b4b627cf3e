import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random';
import { correctBeats } from '../../../src/rhythm';

/** Beats of a rhythm that varies with breathing. */
function regular(count: number, seed = 1): number[] {
  const random = createRandom(seed);
  const times = [0];
  for (let i = 1; i < count; i++) {
    times.push(times.at(-1)! + 0.85 + 0.03 * Math.sin(i / 2) + 0.01 * random.normal());
  }
  return times;
}

describe('corrections of beats', () => {
  it('leave a regular rhythm as it is', () => {
    const times = regular(300);
    const { timesSec, corrections } = correctBeats(times);
    expect(corrections).toEqual({ ectopic: 0, missed: 0, extra: 0, longOrShort: 0 });
    expect([...timesSec]).toEqual(times);
    expect(correctBeats([1, 2]).timesSec).toHaveLength(2);
    expect(correctBeats(Array.from({ length: 50 }, (_, i) => i)).corrections.ectopic).toBe(0);
  });

  it('put in missed beats', () => {
    const times = regular(300);
    const { timesSec, corrections } = correctBeats(times.filter((_, i) => i !== 100 && i !== 200));
    expect(corrections).toMatchObject({ missed: 2, extra: 0 });
    expect(timesSec).toHaveLength(300);
    expect(Math.abs(timesSec[100]! - times[100]!)).toBeLessThan(0.06);
  });

  it('take out extra beats', () => {
    const times = regular(300);
    const extra = (times[150]! + times[151]!) / 2 - 0.1;
    const { timesSec, corrections } = correctBeats([...times, extra].sort((a, b) => a - b));
    expect(corrections).toMatchObject({ missed: 0, extra: 1 });
    expect(timesSec).toHaveLength(300);
  });

  it('move ectopic beats between their neighbours', () => {
    const times = regular(300);
    const early = times.map((time, i) => (i % 50 === 25 ? time - 0.3 : time));
    const { timesSec, corrections } = correctBeats(early);
    expect(corrections).toMatchObject({ missed: 0, extra: 0 });
    expect(corrections.ectopic + corrections.longOrShort).toBeGreaterThanOrEqual(6);
    for (let i = 25; i < 300; i += 50) expect(Math.abs(timesSec[i]! - times[i]!)).toBeLessThan(0.06);
  });

  it('keep times in order, whatever the beats', () => {
    const intervals = fc.array(fc.double({ min: 0.01, max: 5, noNaN: true }), { maxLength: 120 });
    fc.assert(
      fc.property(intervals, (steps) => {
        let at = 0;
        const times = steps.map((step) => {
          at += step;
          return at;
        });
        const { timesSec } = correctBeats(times);
        for (let i = 1; i < timesSec.length; i++) expect(timesSec[i]!).toBeGreaterThan(timesSec[i - 1]!);
      }),
    );
  });
});
