import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultMultiHead } from '../../../src/experiment/network/defaults';
import { fillBatch } from '../../../src/training/input/batches';
import { createNetwork } from '../../../src/training/network/network';
import { RunningSums } from '../../../src/training/network/runningSums';
import { splitBatch } from '../../../src/training/team/splitBatch';
import { Team } from '../../../src/training/team/team';
import { useCpuBackend } from '../../model/cpuBackend';
import { storeOf, syntheticBeats } from '../syntheticBeats';
import { mateHere } from './mateHere';

beforeAll(useCpuBackend);
afterEach(() => vi.unstubAllGlobals());

const settings = {
  ...defaultMultiHead(12, 3),
  heads: [
    { firstKernel: 2, secondKernel: 3 },
    { firstKernel: 4, secondKernel: 2 },
  ],
  firstFilters: 2,
  secondFilters: 3,
  dense: [6, 4],
  dropout: 0,
  seed: 5,
};
const beats = storeOf(syntheticBeats([20, 20, 20], 12));
const batchAt = (start: number, size = 14) =>
  fillBatch({
    beats,
    order: Int32Array.from({ length: 60 }, (_, i) => i),
    start,
    size,
    classCount: 3,
    weights: Float32Array.of(1, 2, 0.5),
  });

/** So that every batch of these tests is dealt to all. */
const small = { training: 4, forward: 4 };

async function train(team: Team | undefined, change = {}, steps = 4) {
  const network = createNetwork({ ...settings, ...change }, 'adam', 9, team);
  const sums = new RunningSums();
  for (let step = 0; step < steps; step++) await network.trainStep(batchAt(step * 14), step, 1e-2, sums);
  const rows = await network.rows(batchAt(0));
  const means = await sums.read();
  const { weights } = await network.snapshot();
  sums.dispose();
  network.dispose();
  return { weights, rows, means };
}

const openTeam = (mates: number, delayMs: () => number = () => 0) =>
  Team.open(mates, () => mateHere(delayMs).thread, small);

function worst(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

const sharing = [
  ['with shared memory', true],
  ['by transfer', false],
] as const;

describe.each(sharing)('a team %s', (_, isolated) => {
  it('learns what one thread learns, but for rounding', async () => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const alone = await train(undefined);
    const team = await openTeam(2);
    const together = await train(team);
    team.close();
    expect(team.size).toBe(3);
    expect(worst(together.weights, alone.weights)).toBeLessThan(2e-5);
    expect(worst(together.rows, alone.rows)).toBeLessThan(2e-4);
    expect(together.means.loss).toBeCloseTo(alone.means.loss, 5);
    expect(together.means.accuracy).toBe(alone.means.accuracy);
    expect(together.means.beats).toBe(56);
  });

  it('gives the same numbers, whoever is ready first', async () => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const slowFirst = [9, 0];
    const slowLast = [0, 9];
    const runs: Awaited<ReturnType<typeof train>>[] = [];
    for (const delays of [slowFirst, slowLast]) {
      let next = 0;
      const team = await Team.open(
        2,
        () => {
          const delay = delays[next++]!;
          return mateHere(() => delay).thread;
        },
        small,
      );
      runs.push(await train(team, { dropout: 0.4 }));
      team.close();
    }
    expect(runs[0]!.weights).toEqual(runs[1]!.weights);
    expect(runs[0]!.rows).toEqual(runs[1]!.rows);
    expect(runs[0]!.means).toEqual(runs[1]!.means);
  });

  it('trains a second network after the first, and leaves no tensor behind but the mates’ models', async () => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const team = await openTeam(1);
    const first = await train(team, {}, 2);
    const before = tf.memory().numTensors;
    const second = await train(team, {}, 2);
    expect(tf.memory().numTensors).toBe(before);
    expect(second.weights).toEqual(first.weights);
    team.close();
  });
});

describe('a team', () => {
  it('leaves a batch that is too small for sharing to its leader', async () => {
    const mate = mateHere(() => 0);
    const team = await Team.open(1, () => mate.thread, { training: 8, forward: 7 });
    const alone = await train(undefined, {}, 2);
    const together = await train(team, {}, 2);
    expect(mate.told.filter((kind) => kind !== 'model')).toEqual(['open', 'rows']);
    expect(together.weights).toEqual(alone.weights);
    team.close();
  });

  it('goes on from a snapshot as if it had never stopped', async () => {
    const team = await openTeam(1);
    const whole = await train(team);
    const network = createNetwork(settings, 'adam', 9, team);
    const sums = new RunningSums();
    for (let step = 0; step < 2; step++) await network.trainStep(batchAt(step * 14), step, 1e-2, sums);
    const state = await network.snapshot();
    network.dispose();
    const resumed = createNetwork({ ...settings, seed: 77 }, 'adam', 9, team);
    resumed.restore(state);
    for (let step = 2; step < 4; step++) await resumed.trainStep(batchAt(step * 14), step, 1e-2, sums);
    expect((await resumed.snapshot()).weights).toEqual(whole.weights);
    resumed.dispose();
    sums.dispose();
    team.close();
  });

  it('fails the step when a mate is gone, and every step after', async () => {
    const mate = mateHere(() => 5);
    const team = await Team.open(1, () => mate.thread, small);
    const network = createNetwork(settings, 'adam', 9, team);
    const sums = new RunningSums();
    const step = network.trainStep(batchAt(0), 0, 1e-2, sums);
    mate.kill();
    await expect(step).rejects.toThrow('A training thread failed');
    await expect(network.trainStep(batchAt(0), 1, 1e-2, sums)).rejects.toThrow('A training thread failed');
    network.dispose();
    sums.dispose();
    team.close();
  });

  it('does not open with a mate that has no engine, and ends the others', async () => {
    const good = mateHere(() => 0);
    const bad = mateHere(
      () => 0,
      async () => {
        throw new Error('This browser has no WebAssembly with SIMD.');
      },
    );
    const threads = [good.thread, bad.thread];
    await expect(Team.open(2, () => threads.shift()!)).rejects.toThrow('no WebAssembly with SIMD');
    expect(good.ended()).toBe(true);
    expect(bad.ended()).toBe(true);
  });
});

describe('splitting a batch', () => {
  it.each([
    [11, 1],
    [11, 2],
    [12, 5],
    [3, 8],
  ])('of %i rows into %i shares keeps every row once and in order', (size, parts) => {
    const batch = batchAt(55, size);
    const shares = splitBatch(batch, parts);
    expect(shares).toHaveLength(parts);
    expect(shares.reduce((sum, share) => sum + share.size, 0)).toBe(size);
    expect(shares.reduce((sum, share) => sum + share.count, 0)).toBe(batch.count);
    for (const key of ['waveform', 'features', 'oneHot', 'label', 'weight'] as const) {
      expect(shares.flatMap((share) => [...share[key]])).toEqual([...batch[key]]);
    }
    const sizes = shares.map((share) => share.size);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  });

  it.each([
    [64, 2, [36, 28]],
    [12, 1, [12]],
    [5, 2, [5, 0]],
    [50, 4, [18, 11, 10, 11]],
  ])('of %i rows into %i gives the first a lead of eight rows: %j', (size, parts, sizes) => {
    const shares = splitBatch(batchAt(0, size), parts, 8);
    expect(shares.map((share) => share.size)).toEqual(sizes);
    expect(shares.flatMap((share) => [...share.label])).toEqual([...batchAt(0, size).label]);
  });
});
