import { describe, expect, it } from 'vitest';
import { createMicrosClock } from '../../../src/live/devices/microsClock';

const TURN = 2 ** 32;
/** How much later the second stamp is, seconds. */
function between(
  first: number,
  second: number,
  waitedSec: number,
  more: { isHeap?: boolean; isFirst?: boolean } = {},
) {
  const clock = createMicrosClock();
  const start = clock.secOf(first, { waitedSec: 0, isFirst: true, isHeap: false });
  return clock.secOf(second, { waitedSec, isFirst: true, isHeap: false, ...more }) - start;
}

describe('the clock of a board', () => {
  it('goes on, also over a turn, in a heap and late by two seconds', () => {
    expect(between(5e6, 5.004e6, 0.1)).toBeCloseTo(0.004, 9);
    expect(between(TURN - 1e6, 1e6, 2.1)).toBeCloseTo(2, 9);
    expect(between(TURN - 1e6, 1e6, 0.1)).toBeCloseTo(2, 9);
    expect(between(TURN - 2000, 2000, 40, { isHeap: true })).toBeCloseTo(0.004, 9);
    expect(between(TURN - 2000, 2000, 40, { isFirst: false })).toBeCloseTo(0.004, 9);
  });

  it('is read a little late without a leap', () => {
    expect(between(5e6, 4.5e6, 0.1)).toBeCloseTo(-0.5, 9);
  });

  it('has turned several times in a long silence', () => {
    expect(between(TURN - 1e6, 4e6, (2 * TURN) / 1e6 + 5)).toBeCloseTo((2 * TURN) / 1e6 + 5, 6);
    expect(between(1e6, 6e6, TURN / 1e6 + 5.5)).toBeCloseTo(TURN / 1e6 + 5, 6);
  });

  it.each([60e6, 2e9, TURN - 33e6, TURN - 1e6])(
    'that begins anew goes on by what was waited, at %s µs',
    (at) => {
      expect(between(at, 1e6, 39.3)).toBeCloseTo(39.3, 9);
      expect(between(at, 1e6, 7)).toBeCloseTo(7, 9);
    },
  );
});
