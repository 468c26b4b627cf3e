import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultMultiHead } from '../../../src/experiment/network/defaults';
import type { NetworkSettings } from '../../../src/experiment/network/types';
import type { LossSettings } from '../../../src/experiment/settings/types';
import { createNetwork } from '../../../src/training/network/network';
import { RunningSums } from '../../../src/training/network/runningSums';
import { splitBatch } from '../../../src/training/team/splitBatch';
import { Team } from '../../../src/training/team/team';
import { useCpuBackend } from '../../model/cpuBackend';
import { someBatch } from '../someBatch';
import { mateHere } from './mateHere';

beforeAll(useCpuBackend);
afterEach(() => vi.unstubAllGlobals());

const wide = {
  ...defaultMultiHead(12, 3),
  heads: [{ firstKernel: 2, secondKernel: 3 }],
  ...{ firstFilters: 4, secondFilters: 3, dense: [6], dropout: 0, channels: 2, features: 3, seed: 5 },
};
const normalised = { ...wide, batchNorm: true };
const scalogram: NetworkSettings = {
  ...{ kind: 'scalogram', classCount: 3, filters: 2, kernel: 3 },
  ...{ rowHz: 40, seed: 3 },
};
const context: NetworkSettings = {
  ...{ kind: 'context', lengthSamples: 12, channels: 2, features: 3, classCount: 3 },
  ...{ stretchBeats: 7, dense: [7, 6], beatDropout: 0, units: 5, dilations: [1], lookAheadBeats: 1 },
  ...{ denseActivation: 'relu', dropout: 0, seed: 4 },
};
const openTeam = (mates: number, delayMs: (mate: number) => number = () => 0) => {
  let next = 0;
  const spawn = () => {
    const mate = next++;
    return mateHere(() => delayMs(mate)).thread;
  };
  return Team.open(mates, spawn, { training: 2, forward: 2 });
};
const batchAt = (seed: number, count = 14) =>
  someBatch({ size: 14, count, lengthSamples: 12, channels: 2, features: 3, seed });
const imagesAt = (seed: number) => someBatch({ size: 2, lengthSamples: 24, channels: 3, seed });

interface Asked {
  settings: NetworkSettings;
  loss?: LossSettings | undefined;
  batchAt?: typeof imagesAt;
  steps?: number;
}

async function train(team: Team | undefined, { settings, loss, batchAt: at = batchAt, steps = 3 }: Asked) {
  const network = createNetwork(settings, 'adam', 9, team, loss);
  const sums = new RunningSums();
  for (let step = 0; step < steps; step++) await network.trainStep(at(step), step, 1e-2, sums);
  const rows = await network.rows(at(0));
  const own = network.logits(at(0));
  const means = await sums.read();
  const { weights } = await network.snapshot();
  const outcome = { weights, rows, leaderRows: own.dataSync<'float32'>() as Float32Array, means };
  own.dispose();
  sums.dispose();
  network.dispose();
  return outcome;
}

function worst(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

describe.each([
  ['with shared memory', true],
  ['by transfer', false],
])('a team %s', (_, isolated) => {
  it.each<[string, Asked]>([
    ['several channels and features', { settings: wide }],
    ['focal loss', { settings: wide, loss: { kind: 'focal', gamma: 2 } }],
    ['scalograms', { settings: scalogram, batchAt: imagesAt, steps: 2 }],
    ['stretches of beats', { settings: context }],
  ])('learns with %s what one thread learns, but for rounding', async (_kind, asked) => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const alone = await train(undefined, asked);
    const team = await openTeam(1);
    const together = await train(team, asked);
    team.close();
    // Adam makes more of rounding wherever a gradient is all but 0.
    const far = together.weights.filter((value, i) => Math.abs(value - alone.weights[i]!) > 1e-4).length;
    expect(far).toBeLessThanOrEqual(alone.weights.length / 1000);
    expect(worst(together.rows, alone.rows)).toBeLessThan(2e-3);
    expect(together.means.loss).toBeCloseTo(alone.means.loss, 4);
  });

  it('normalises each share by itself, and all its mates answer with the leader’s moving figures', async () => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const team = await openTeam(2);
    const together = await train(team, { settings: normalised });
    team.close();
    expect(worst(together.rows, together.leaderRows)).toBeLessThan(1e-5);
    const alone = await train(undefined, { settings: normalised });
    expect(worst(together.weights, alone.weights)).toBeGreaterThan(1e-3);
  });

  it('gives the same numbers with batch normalisation and a last batch that is not full, whoever is ready first', async () => {
    vi.stubGlobal('crossOriginIsolated', isolated);
    const asked = {
      settings: { ...normalised, dropout: 0.4 },
      batchAt: (seed: number) => batchAt(seed, seed === 1 ? 3 : 14),
    };
    const outcomes: Awaited<ReturnType<typeof train>>[] = [];
    for (const delays of [
      [9, 0],
      [0, 9],
    ]) {
      const team = await openTeam(2, (mate) => delays[mate]!);
      outcomes.push(await train(team, asked));
      team.close();
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(outcomes[0]!.means.beats).toBe(14 + 3 + 14);
    expect(outcomes[0]!.weights.every(Number.isFinite)).toBe(true);
  });
});

describe('a team with batch normalisation', () => {
  it('goes on from a snapshot as if it had never stopped', async () => {
    const team = await openTeam(1);
    const whole = await train(team, { settings: normalised, steps: 4 });
    const first = createNetwork(normalised, 'adam', 9, team);
    const sums = new RunningSums();
    for (let step = 0; step < 2; step++) await first.trainStep(batchAt(step), step, 1e-2, sums);
    const state = structuredClone(await first.snapshot());
    first.dispose();
    const resumed = createNetwork({ ...normalised, seed: 77 }, 'adam', 9, team);
    resumed.restore(state);
    for (let step = 2; step < 4; step++) await resumed.trainStep(batchAt(step), step, 1e-2, sums);
    expect((await resumed.snapshot()).weights).toEqual(whole.weights);
    expect(await resumed.rows(batchAt(0))).toEqual(whole.rows);
    resumed.dispose();
    sums.dispose();
    team.close();
  });

  it('leaves no tensor behind but the mates’ models', async () => {
    const team = await openTeam(1);
    await train(team, { settings: normalised });
    const before = tf.memory().numTensors;
    await train(team, { settings: normalised });
    expect(tf.memory().numTensors).toBe(before);
    team.close();
  });
});

describe('splitting a batch', () => {
  it('keeps every row’s channels and features whole', () => {
    const batch = batchAt(1);
    const [first, second] = splitBatch(batch, 2);
    expect(first!.waveform.length).toBe(7 * 12 * 2);
    expect([...second!.waveform.subarray(0, 24)]).toEqual([...batch.waveform.subarray(7 * 24, 8 * 24)]);
    expect([...second!.features]).toEqual([...batch.features.subarray(7 * 3)]);
  });

  it('keeps stretches whole, and counts the rows that count', () => {
    const batch = batchAt(1);
    batch.label.fill(-1, 0, 3);
    const shares = splitBatch(batch, 2, 0, 7);
    expect(shares.map(({ size, count }) => [size, count])).toEqual([
      [7, 4],
      [7, 7],
    ]);
    expect(splitBatch(batch, 3, 8, 2).map(({ size }) => size)).toEqual([10, 2, 2]);
  });
});
