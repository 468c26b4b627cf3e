import { expect, it } from 'vitest';
import { plotScale, ticksTo } from '../../../src/panels/report/plotScale';

/** Intervals of 0.8 s, and longer ones. */
function histogram(usual: number, longer: number, binSec = 0.02) {
  const nn = Array<number>(240).fill(0);
  const other = Array<number>(240).fill(0);
  nn[40] = usual;
  other[200] = longer;
  return { binSec, nn, other };
}

it('shows nearly all intervals: a pause does not flatten the rest, many do', () => {
  expect(plotScale(histogram(999, 1))).toEqual({ topSec: 1, beyond: 1, total: 1000 });
  expect(plotScale(histogram(900, 100))).toEqual({ topSec: 4.5, beyond: 0, total: 1000 });
  expect(plotScale({ binSec: 0.02, nn: [], other: [] })).toEqual({ topSec: 1, beyond: 0, total: 0 });
  expect(ticksTo(1.5)).toEqual([0, 0.5, 1, 1.5]);
});
