import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHalf, toHalf } from '../../src/base/half';

const halfOf = (value: number) => toHalf(Float32Array.of(value))[0]!;

describe('half precision', () => {
  it('has the bit patterns of IEEE 754', () => {
    const known: [number, number][] = [
      [0, 0x0000],
      [-0, 0x8000],
      [1, 0x3c00],
      [-2, 0xc000],
      [65504, 0x7bff],
      [65519.99, 0x7bff],
      [65520, 0x7c00],
      [1 / 3, 0x3555],
      [2 ** -14, 0x0400],
      [2 ** -24, 0x0001],
      [2 ** -25, 0x0000],
      [1.5 * 2 ** -25, 0x0001],
      [1 + 1 / 2048, 0x3c00],
      [1 + 3 / 2048, 0x3c02],
      [Number.POSITIVE_INFINITY, 0x7c00],
    ];
    for (const [value, bits] of known) expect([value, halfOf(value)]).toEqual([value, bits]);
    expect(fromHalf(Uint16Array.of(halfOf(Number.NaN)))[0]).toBeNaN();
  });

  it('gives every half back as it is', () => {
    const halves = Uint16Array.from({ length: 0x10000 }, (_, i) => i).filter(
      (half) => (half & 0x7c00) !== 0x7c00 || (half & 0x3ff) === 0,
    );
    expect(toHalf(fromHalf(halves))).toEqual(halves);
  });

  it('rounds to the nearest', () => {
    fc.assert(
      fc.property(fc.float({ min: -65000, max: 65000, noNaN: true }), (value) => {
        const half = halfOf(value);
        const error = Math.abs(fromHalf(Uint16Array.of(half))[0]! - value);
        for (const other of [half - 1, half + 1]) {
          const near = fromHalf(Uint16Array.of(other & 0xffff))[0]!;
          if (Number.isFinite(near)) expect(error).toBeLessThanOrEqual(Math.abs(near - value));
        }
      }),
    );
  });
});
