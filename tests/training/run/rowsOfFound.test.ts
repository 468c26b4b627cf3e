import { expect, it } from 'vitest';
import { INVENTED, NOT_COUNTED, rowsOfFound } from '../../../src/training/run/rowsOfFound';

/** Beats at 1, 2, 3 and 10 s, of which that at 2 s is not in the set; ventricular flutter from 5 to 8 s. */
const trace = {
  beatSec: Float64Array.of(1, 2, 3, 10),
  beatRow: Int32Array.of(0, -1, 1, 2),
  unmarked: [{ fromSec: 5, toSec: 8 }],
};
const rowsOf = (...timeSec: number[]) => [...rowsOfFound(Float64Array.from(timeSec), trace, 360)];

it('is the row of the marked beat that is near enough', () => {
  expect(rowsOf(1, 3.1, 9.9)).toEqual([0, 1, 2]);
  expect(rowsOf(1.2)).toEqual([INVENTED]);
});

it('does not count what is found at a mark that is not in the set', () => {
  expect(rowsOf(1, 2, 3)).toEqual([0, NOT_COUNTED, 1]);
});

it('does not count what is found in flutter, and takes all else for invented', () => {
  expect(rowsOf(4.9, 5, 6.5, 8, 8.1)).toEqual([INVENTED, NOT_COUNTED, NOT_COUNTED, NOT_COUNTED, INVENTED]);
  expect(rowsOf()).toEqual([]);
});

it('gives a marked beat to one found beat alone', () => {
  expect(rowsOf(0.95, 1.05).filter((row) => row === 0)).toHaveLength(1);
});
