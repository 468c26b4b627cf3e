import { describe, expect, it } from 'vitest';
import { type EcgOptions, integrateEcg } from '../../src/demo/integrateEcg';
import { createOscillator } from '../../src/demo/oscillator';

const still: EcgOptions = {
  samplingHz: 360,
  lengthSamples: 720,
  beats: [],
  respiration: { mV: 0, hz: 0.25, phase: 0 },
};

describe('integrateEcg', () => {
  it('draws a wave at the requested time, height and width', () => {
    const event = { wave: 'QRS' as const, atSec: 0.05, widthSec: 0.02, mV: 1.2 };
    const ecg = integrateEcg({ ...still, beats: [{ atSec: 1, events: [event] }] });
    const peak = ecg.indexOf(Math.max(...ecg));
    expect(peak).toBe(378);
    // The leak −(z − z0) reduces it a little: by about the area under its first half.
    expect(ecg[peak]).toBeGreaterThan(1.2 * 0.96);
    expect(ecg[peak]).toBeLessThan(1.2);
    const oneWidth = ecg[Math.round((1.05 + 0.02) * 360)]!;
    expect(oneWidth / ecg[peak]!).toBeCloseTo(Math.exp(-0.5), 1);
  });

  it('solves its equation: equal to a solution with steps 64 times as fine', () => {
    const options: EcgOptions = {
      ...still,
      beats: [
        { atSec: 0.5, events: [{ wave: 'QRS', atSec: 0, widthSec: 0.0105, mV: 1.15 }] },
        { atSec: 1.1, events: [{ wave: 'T', atSec: 0.28, widthSec: 0.04, mV: 0.3 }] },
      ],
      respiration: { mV: 0.15, hz: 0.25, phase: 1 },
    };
    const coarse = integrateEcg(options);
    const fine = integrateEcg({ ...options, samplingHz: 360 * 64, lengthSamples: 720 * 64 });
    let worst = 0;
    for (let n = 0; n < coarse.length; n++) worst = Math.max(worst, Math.abs(coarse[n]! - fine[n * 64]!));
    expect(worst).toBeLessThan(2e-4);
  });

  it('follows the breath where there is no beat: A sin(2πft) through a leak of one second', () => {
    const f = 0.25;
    const ecg = integrateEcg({
      ...still,
      lengthSamples: 360 * 40,
      respiration: { mV: 0.15, hz: f, phase: 0 },
    });
    const settled = ecg.subarray(360 * 20);
    const gain = 1 / Math.hypot(1, 2 * Math.PI * f);
    expect(Math.max(...settled)).toBeCloseTo(0.15 * gain, 4);
    expect(Math.min(...settled)).toBeCloseTo(-0.15 * gain, 4);
  });

  it('clips waves that begin before the record or end after it', () => {
    const events = [{ wave: 'T' as const, atSec: 0, widthSec: 0.05, mV: 0.5 }];
    const ecg = integrateEcg({
      ...still,
      beats: [
        { atSec: 0, events },
        { atSec: 2, events },
        { atSec: 9, events },
      ],
    });
    expect(ecg).toHaveLength(720);
    expect(ecg.every(Number.isFinite)).toBe(true);
  });
});

it('the oscillator is a sine, even after a complete record', () => {
  const step = (2 * Math.PI * 60) / 360 + 0.0123;
  const next = createOscillator(step, 0.7);
  let worst = 0;
  for (let k = 0; k < 60_000; k++) worst = Math.max(worst, Math.abs(next() - Math.sin(0.7 + k * step)));
  expect(worst).toBeLessThan(1e-9);
});
