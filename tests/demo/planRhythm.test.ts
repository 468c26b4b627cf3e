import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { createHeartRate } from '../../src/demo/heartRate';
import { planRhythm } from '../../src/demo/planRhythm';
import { recordPlans } from '../../src/demo/recordPlans';
import type { PlannedBeat, RecordPlan } from '../../src/demo/types';

/** The beats with a symbol, each with its neighbours and the intervals to them. */
function neighbourhoods(beats: PlannedBeat[], symbol: string) {
  return beats.flatMap((beat, i) => {
    const before = beats[i - 1];
    const after = beats[i + 1];
    if (beat.symbol !== symbol || !before || !after) return [];
    return [
      {
        before,
        after,
        cycleSec: beat.cycleSec,
        couplingSec: beat.atSec - before.atSec,
        pauseSec: after.atSec - beat.atSec,
      },
    ];
  });
}

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const plan = (name: string): RecordPlan => recordPlans.find((candidate) => candidate.name === name)!;

describe('planRhythm', () => {
  it('has the beats of the plan, in order of time, never closer than is physiological', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...recordPlans), (seed, chosen) => {
        const beats = planRhythm(chosen, createRandom(seed));
        expect(beats).toHaveLength(chosen.beatCount);
        for (const { symbols, count } of chosen.groups) {
          const symbol = symbols[0]!;
          const planned = chosen.groups
            .flatMap((group) => group.symbols.map((name) => (name === symbol ? group.count : 0)))
            .reduce((sum, n) => sum + n, 0);
          expect(count).toBeGreaterThan(0);
          expect(beats.filter((beat) => beat.symbol === symbol)).toHaveLength(planned);
        }
        for (let i = 1; i < beats.length; i++) {
          const intervalSec = beats[i]!.atSec - beats[i - 1]!.atSec;
          expect(intervalSec).toBeGreaterThan(0.25);
          expect(intervalSec).toBeLessThan(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('brings ventricular beats early, with a compensatory pause', () => {
    for (const name of ['demo02', 'demo03', 'demo04']) {
      const beats = planRhythm(plan(name), createRandom(5));
      const single = neighbourhoods(beats, 'V').filter(
        ({ before, after }) => before.symbol === plan(name).dominant && after.symbol === plan(name).dominant,
      );
      expect(single.length).toBeGreaterThan(10);
      for (const { couplingSec, pauseSec, cycleSec } of single) {
        expect(couplingSec / cycleSec).toBeGreaterThan(0.42);
        expect(couplingSec / cycleSec).toBeLessThan(0.76);
        // Coupling and pause are two cycles; only the variation of the sinus rhythm is left.
        expect((couplingSec + pauseSec) / cycleSec).toBeGreaterThan(1.75);
        expect((couplingSec + pauseSec) / cycleSec).toBeLessThan(2.25);
      }
    }
  });

  it('brings atrial beats early, without a compensatory pause', () => {
    const beats = planRhythm(plan('demo01'), createRandom(5));
    const single = neighbourhoods(beats, 'A').filter(
      ({ before, after }) => before.symbol === 'N' && after.symbol === 'N',
    );
    expect(single.length).toBeGreaterThan(15);
    for (const { couplingSec, pauseSec, cycleSec } of single) {
      expect(couplingSec / cycleSec).toBeLessThan(1);
      expect(pauseSec / cycleSec).toBeLessThan(1.4);
    }
    const mean =
      single.reduce((sum, { couplingSec, cycleSec }) => sum + couplingSec / cycleSec, 0) / single.length;
    expect(mean).toBeGreaterThan(0.62);
    expect(mean).toBeLessThan(0.85);
  });

  it('brings fusion beats just before the sinus beat they fuse with', () => {
    const beats = planRhythm(plan('demo02'), createRandom(5));
    const single = neighbourhoods(beats, 'F').filter(({ before }) => before.symbol === 'N');
    expect(single.length).toBeGreaterThan(10);
    for (const { couplingSec, cycleSec } of single) {
      expect(couplingSec / cycleSec).toBeGreaterThan(0.8);
      expect(couplingSec / cycleSec).toBeLessThan(1.15);
    }
  });

  it('paces at a fixed interval, and only where the heart is slower', () => {
    const beats = planRhythm(plan('demo06'), createRandom(5));
    const escapeSec = 60 / plan('demo06').heartRatePerMin;
    for (const { couplingSec } of neighbourhoods(beats, '/')) expect(couplingSec).toBeCloseTo(escapeSec, 9);
    for (const { couplingSec, before } of neighbourhoods(beats, 'N')) {
      if (before.symbol !== 'V') expect(couplingSec).toBeLessThan(escapeSec * 1.05);
    }
  });

  it('throws if a plan does not fit', () => {
    const tooFull = { ...plan('demo01'), beatCount: 40 };
    expect(() => planRhythm(tooFull, createRandom(1))).toThrow('demo01');
  });
});

describe('createHeartRate', () => {
  it('has the requested mean and spread, and its power at the two peaks', () => {
    const cycleAt = createHeartRate({ meanCycleSec: 0.8, sdSec: 0.03 }, createRandom(11));
    const stepSec = 0.5;
    const n = 16384;
    const values = Array.from({ length: n }, (_, i) => cycleAt(i * stepSec) - 0.8);
    const mean = values.reduce((sum, v) => sum + v, 0) / n;
    const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / n);
    expect(Math.abs(mean)).toBeLessThan(0.002);
    expect(sd).toBeCloseTo(0.03, 2);

    const powerBetween = (lowHz: number, highHz: number) => {
      let power = 0;
      for (let hz = lowHz; hz < highHz; hz += 1 / (n * stepSec)) {
        let re = 0;
        let im = 0;
        for (let i = 0; i < n; i++) {
          re += values[i]! * Math.cos(2 * Math.PI * hz * i * stepSec);
          im += values[i]! * Math.sin(2 * Math.PI * hz * i * stepSec);
        }
        power += (re * re + im * im) / n ** 2;
      }
      return 2 * power;
    };
    const low = powerBetween(0.06, 0.14);
    const high = powerBetween(0.21, 0.29);
    expect((low + high) / sd ** 2).toBeGreaterThan(0.95);
    expect(low / high).toBeGreaterThan(0.4);
    expect(low / high).toBeLessThan(0.6);
  });
});
