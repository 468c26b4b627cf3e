import { describe, expect, it } from 'vitest';
import type { BenchEngine } from '../../src/bench/trainEngine';
import { readTrainOptions } from '../../src/bench/trainOptions';
import { measurePaces, ROUNDS } from '../../src/bench/trainPaces';
import { type BenchRow, median, type TrainRow } from '../../src/bench/trainRows';

/** Engines that compute nothing and tell what is asked of them. */
function bench(query: string, change: (engine: string) => Partial<BenchEngine> = () => ({})) {
  const log: string[] = [];
  const rows: BenchRow[] = [];
  let seconds = 0;
  const open = async (engine: string): Promise<BenchEngine> => {
    log.push(`open ${engine}`);
    return {
      columns: () => ({ kernels: 'stock', threads: 2 }),
      prepare: async (batch) => void log.push(`prepare ${engine} ${batch}`),
      stretch: async (batch) => {
        log.push(`stretch ${engine} ${batch}`);
        return { trainBeats: 100, trainSec: ++seconds, inferBeats: 50, inferSec: 2 };
      },
      dispose: () => void log.push(`dispose ${engine}`),
      ...change(engine),
    };
  };
  const between = async (round: number) => void log.push(`round ${round}`);
  const run = () =>
    measurePaces(readTrainOptions(new URLSearchParams(query)), open, between, (row) => rows.push(row));
  const results = () => rows.filter((row): row is TrainRow => row.job === 'train');
  return { run, log, rows, results };
}

describe('rounds of the benchmark', () => {
  it('give every engine and batch a stretch in each', async () => {
    const { run, log, results } = bench('engines=a,b:8&batch=2,4');
    await run();
    const round = ['stretch a 2', 'stretch a 4', 'stretch b 8'];
    expect(log).toEqual([
      ...['open a', 'prepare a 2', 'prepare a 4', 'open b', 'prepare b 8'],
      ...[1, 2, 3].flatMap((number) => [`round ${number}`, ...round]),
      ...['dispose a', 'dispose b'],
    ]);
    expect(results()).toHaveLength(3);
    // The first of three rows had stretches of 1, 4 and 7 s.
    expect(results()[0]).toMatchObject({ trainBeatsPerSec: 25, inferBeatsPerSec: 25, threads: 2 });
    expect(results()[0]!.trainStretches).toHaveLength(ROUNDS);
  });

  it('go on without an engine that fails, and say why', async () => {
    const fail = async () => Promise.reject(new Error('No such kernel.'));
    const { run, log, results } = bench('engines=a,b&batch=2', (engine) =>
      engine === 'a' ? { prepare: fail } : {},
    );
    await run();
    expect(results()[0]).toMatchObject({ engine: 'a', failed: 'No such kernel.' });
    expect(results()[0]!.trainBeatsPerSec).toBeUndefined();
    expect(results()[1]!.trainStretches).toHaveLength(ROUNDS);
    expect(log.filter((line) => line === 'dispose a')).toHaveLength(1);
  });

  it('give up an engine that hangs', async () => {
    const { run, results } = bench('engines=a,b&batch=2&limit=1', (engine) =>
      engine === 'a' ? { stretch: () => new Promise(() => {}) } : {},
    );
    await run();
    expect(results()[0]!.failed).toContain('Given up after 1 s');
    expect(results()[1]!.failed).toBeUndefined();
  });
});

it('the median of an even number is the lower one of the middle', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2);
  expect(median([])).toBeNaN();
});
