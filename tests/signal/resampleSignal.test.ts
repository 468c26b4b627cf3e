import { describe, expect, it } from 'vitest';
import { resampleSignal } from '../../src/signal/resampleSignal';

const sine = (hz: number, samplingHz: number, seconds: number) =>
  Float32Array.from({ length: Math.round(seconds * samplingHz) }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / samplingHz),
  );

/** The largest distance from what a sine would be at the new frequency, without the ends. */
function furthest(hz: number, fromHz: number, toHz: number): number {
  const out = resampleSignal(sine(hz, fromHz, 4), fromHz, toHz);
  let most = 0;
  for (let i = Math.ceil(toHz / 2); i < out.length - toHz / 2; i++) {
    most = Math.max(most, Math.abs(out[i]! - Math.sin((2 * Math.PI * hz * i) / toHz)));
  }
  return most;
}

describe('resampleSignal', () => {
  it.each([
    [360, 125],
    [128, 125],
    [250, 125],
    [100, 125],
    [129.7, 125],
  ])('keeps what both frequencies hold, from %d to %d Hz', (fromHz, toHz) => {
    for (const hz of [0.5, 5, 17, 35]) expect(furthest(hz, fromHz, toHz)).toBeLessThan(2e-3);
  });

  it('filters out what the new frequency cannot hold', () => {
    for (const hz of [70, 100, 170]) {
      const out = resampleSignal(sine(hz, 360, 4), 360, 125).subarray(60, -60);
      expect(Math.max(...out.map(Math.abs))).toBeLessThan(2e-3);
    }
  });

  it('keeps a constant, the first sample of a line, and the length in time', () => {
    const constant = resampleSignal(new Float32Array(360).fill(1.25), 360, 125);
    expect(constant).toEqual(new Float32Array(125).fill(1.25));
    expect(resampleSignal(new Float32Array(361), 360, 125)).toHaveLength(126);
    expect(resampleSignal(new Float32Array(0), 360, 125)).toHaveLength(0);
  });

  it('copies at the same frequency', () => {
    const signal = sine(3, 125, 1);
    const copy = resampleSignal(signal, 125, 125);
    expect(copy).toEqual(signal);
    expect(copy.buffer).not.toBe(signal.buffer);
  });
});
