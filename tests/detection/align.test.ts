import { expect, it } from 'vitest';
import { alignBeat } from '../../src/detection/align';

const HZ = 360;

it('marks the greatest deflection near the centre, up or down, and counts in samples of the lead', () => {
  for (const height of [1, -1]) {
    const samples = new Float32Array(200).fill(5);
    samples[110] = 5 + height;
    samples[90] = 5 - height / 2;
    expect(alignBeat(samples, 1000, 1100, HZ)).toBe(1110);
  }
});

it('moves no beat on a flat or missing lead', () => {
  expect(alignBeat(new Float32Array(200).fill(2), 0, 100, HZ)).toBe(100);
  expect(alignBeat(new Float32Array(200).fill(Number.NaN), 0, 100, HZ)).toBe(100);
});
