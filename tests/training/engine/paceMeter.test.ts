import { describe, expect, it } from 'vitest';
import { PaceMeter } from '../../../src/training/engine/paceMeter';

describe('the pace of a run', () => {
  it('is unknown before the first step', () => {
    const pace = new PaceMeter();
    expect([pace.beatsPerSec, pace.meanBeatsPerSec, pace.stepMs]).toEqual([0, 0, undefined]);
    expect(pace.secondsFor({ steps: 10, forwards: 1 })).toBeUndefined();
    pace.start(0);
    expect(pace.secondsFor({ steps: 10, forwards: 1 })).toBeUndefined();
  });

  it('is what was finished by the time it took', () => {
    const pace = new PaceMeter();
    pace.start(1000);
    pace.steps(1500, 1, 32);
    pace.steps(3000, 4, 128);
    expect(pace.beatsPerSec).toBeCloseTo(80, 9);
    expect(pace.meanBeatsPerSec).toBeCloseTo(80, 9);
    expect(pace.stepMs).toBeCloseTo(400, 9);
  });

  it('follows a machine that gets slower, while the mean keeps all', () => {
    const pace = new PaceMeter();
    pace.start(0);
    for (let i = 1; i <= 10; i++) pace.steps(i * 1000, 10, 100);
    for (let i = 1; i <= 10; i++) pace.steps(10_000 + i * 5000, 10, 100);
    expect(pace.beatsPerSec).toBeCloseTo(20, 9);
    expect(pace.meanBeatsPerSec).toBeCloseTo(2000 / 60, 9);
  });

  it('leaves out what lies between two stretches of training', () => {
    const pace = new PaceMeter();
    pace.start(0);
    pace.steps(1000, 2, 64);
    pace.start(60_000);
    expect(pace.stepMs).toBeCloseTo(500, 9);
    pace.steps(61_000, 2, 64);
    expect(pace.meanBeatsPerSec).toBeCloseTo(64, 9);
    expect(pace.beatsPerSec).toBeCloseTo(64, 9);
  });

  it('extrapolates to the steps and forward passes that are left', () => {
    const pace = new PaceMeter();
    pace.start(0);
    pace.steps(2000, 4, 128);
    const guessed = pace.secondsFor({ steps: 10, forwards: 10 })!;
    expect(guessed).toBeGreaterThan(5);
    expect(guessed).toBeLessThan(10);
    pace.forwards(5, 500);
    expect(pace.secondsFor({ steps: 10, forwards: 10 })).toBeCloseTo(6, 9);
  });
});
