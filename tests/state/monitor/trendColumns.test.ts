import { describe, expect, it } from 'vitest';
import { createSweep } from '../../../src/state/monitor/sweep';
import { trendColumns } from '../../../src/state/monitor/trendColumns';

describe('the trend of a session', () => {
  it('is of all its beats as columns, with nothing in a minute that has none', () => {
    const sweep = createSweep(250);
    const beats = [0, 1, 2, 3].flatMap((minute) =>
      // The third minute has none.
      minute === 2
        ? []
        : Array.from({ length: 60 }, (_, i) => ({
            timeSec: 60 * minute + i,
            classIndex: i < 15 ? 2 : 0,
            rrSec: i === 0 && minute !== 1 ? undefined : 1,
          })),
    );
    for (let from = 0; from < beats.length; from += 7) sweep.mark(beats.slice(from, from + 7));
    const { rowSec, mean, lowest, highest, vebShare, whole } = trendColumns(sweep.trend);
    expect(rowSec).toBe(60);
    expect(mean).toEqual([60, 60, Number.NaN, 60]);
    expect(lowest).toEqual([60, 60, Number.NaN, 60]);
    expect(highest).toEqual([60, 60, Number.NaN, 60]);
    expect(vebShare).toEqual([0.25, 0.25, Number.NaN, 0.25]);
    expect(whole).toEqual({ mean: 60, lowest: 60, highest: 60, vebShare: 0.25 });
  });
});
