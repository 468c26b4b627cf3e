import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bySize, sizeOf, usualBeats } from '../../src/beats/usualBeats';

const LENGTH = 5;
const someRows = fc
  .array(fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: LENGTH, maxLength: LENGTH }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((rows) => Float32Array.from(rows.flat()));

describe('the usual beat of the past', () => {
  it('depends on no later beat', () => {
    fc.assert(
      fc.property(someRows, someRows, (past, future) => {
        const both = new Float32Array([...past, ...future]);
        expect(usualBeats(both, LENGTH).subarray(0, past.length)).toEqual(usualBeats(past, LENGTH));
      }),
    );
  });

  it('is the mean of the first beats, as long as they are alike', () => {
    const rows = Float32Array.from({ length: 20 * LENGTH }, (_, i) => (i % LENGTH) + 0.2 * Math.sin(i));
    const usual = usualBeats(rows, LENGTH);
    expect(usual.subarray(0, LENGTH)).toEqual(rows.subarray(0, LENGTH));
    for (let i = 0; i < LENGTH; i++) {
      let sum = 0;
      for (let row = 0; row < 12; row++) sum += rows[row * LENGTH + i]!;
      expect(usual[12 * LENGTH + i]).toBeCloseTo(sum / 12, 5);
    }
  });

  it('is moved little by a beat that looks otherwise, however large it is', () => {
    const beat = [0, 1, 4, 1, 0];
    const rows = Float32Array.from([...Array<number[]>(40).fill(beat), [0, 900, -900, 0, 0], beat].flat());
    const usual = usualBeats(rows, LENGTH).subarray(41 * LENGTH);
    const moved = Math.sqrt(beat.reduce((sum, value, i) => sum + (usual[i]! - value) ** 2, 0) / LENGTH);
    expect(moved).toBeCloseTo((0.5 * sizeOf(beat, 0, LENGTH)) / 32, 5);
  });

  it('is not moved by windows that are missing, and waits for the first', () => {
    const beat = [0, 1, 4, 1, 0];
    const missing = Array<number>(LENGTH).fill(0);
    const rows = Float32Array.from([missing, beat, missing, beat].flat());
    expect([...usualBeats(rows, LENGTH)]).toEqual([missing, beat, beat, beat].flat());
  });

  it('comes back slowly from a first window that is no beat, and not at all from one without a shape or with that of the beat upside down', () => {
    const length = 250;
    const bell = (i: number, at: number, width: number) => Math.exp(-(((i - at) / width) ** 2));
    const beat = Float32Array.from({ length }, (_, i) => bell(i, 100, 5) + 0.2 * bell(i, 180, 20));
    const offAfter = (first: Float32Array, beats: number) => {
      const rows = new Float32Array((beats + 1) * length);
      rows.set(first);
      for (let row = 1; row <= beats; row++) rows.set(beat, row * length);
      const usual = usualBeats(rows, length).subarray(beats * length);
      return Math.sqrt(beat.reduce((sum, value, i) => sum + (value - usual[i]!) ** 2, 0) / length);
    };
    // As docs/LIVE.md says, in heights of the R wave.
    const step = beat.map((_, i) => (i > length / 2 ? 10 : 0));
    expect([60, 100, 200, 300].map((beats) => offAfter(step, beats).toFixed(2))).toEqual([
      ...['1.65', '1.05', '0.32', '0.04'],
    ]);
    const louder = beat.map((value) => 10 * value);
    expect([60, 100].map((beats) => offAfter(louder, beats).toFixed(2))).toEqual(['0.09', '0.03']);
    const flat = new Float32Array(length).fill(3);
    expect(offAfter(flat, 400)).toBe(offAfter(flat, 1));
    const inverted = beat.map((value) => -value);
    expect([60, 400].map((beats) => offAfter(inverted, beats).toFixed(2))).toEqual(['0.20', '0.17']);
  });

  it('gives values by its size: the same whatever the gain, within ±8', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const louder = rows.map((value) => 2 * value);
        const [usual, double] = [usualBeats(rows, LENGTH), usualBeats(louder, LENGTH)];
        for (let start = 0; start < rows.length; start += LENGTH) {
          const own = bySize(rows[start]!, sizeOf(usual, start, LENGTH));
          expect(Math.abs(own)).toBeLessThanOrEqual(8);
          expect(bySize(louder[start]!, sizeOf(double, start, LENGTH))).toBeCloseTo(own, 4);
        }
      }),
    );
    expect(bySize(1, 0)).toBe(0);
  });
});
