import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultMultiHead } from '../../../src/experiment/network/defaults';
import type { NetworkSettings } from '../../../src/experiment/network/types';
import type { LossSettings } from '../../../src/experiment/settings/types';
import { artifactsOf } from '../../../src/model/artifacts';
import { logitsOf } from '../../../src/model/logits';
import { crossEntropyPerBeat, focalPerBeat } from '../../../src/model/losses';
import type { Batch } from '../../../src/training/input/batches';
import { modelInputs } from '../../../src/training/input/modelInputs';
import { createNetwork, type Network } from '../../../src/training/network/network';
import { RunningSums } from '../../../src/training/network/runningSums';
import { openWasmInNode } from '../../kernels/wasmBackend';
import { useCpuBackend } from '../../model/cpuBackend';
import { l2Penalty } from '../../model/l2Penalty';
import { modelFromArtifacts } from '../../model/modelFromArtifacts';
import { someBatch } from '../someBatch';

beforeAll(useCpuBackend);

const small = {
  ...defaultMultiHead(16, 3),
  heads: [
    { firstKernel: 3, secondKernel: 2 },
    { firstKernel: 4, secondKernel: 3 },
  ],
  firstFilters: 4,
  secondFilters: 3,
  dense: [7],
  dropout: 0,
};
const wide = { ...small, channels: 2, features: 3 };
const normalised = { ...wide, batchNorm: true };
const scalogram: NetworkSettings = {
  ...{ kind: 'scalogram', classCount: 3, filters: 2, kernel: 3 },
  ...{ rowHz: 40, seed: 3 },
};
const context: NetworkSettings = {
  ...{ kind: 'context', lengthSamples: 16, channels: 2, features: 3, classCount: 3 },
  ...{ stretchBeats: 12, dense: [7, 6], beatDropout: 0, units: 5, dilations: [1, 2], lookAheadBeats: 1 },
  ...{ denseActivation: 'relu', dropout: 0, seed: 4 },
};
const unet: NetworkSettings = {
  ...{ kind: 'unet', sectionCells: 12, lengthSamples: 4, channels: 2, classCount: 3 },
  ...{ filters: [6, 7, 8], kernel: 3, dropout: 0, seed: 4 },
};
const encoder: NetworkSettings = {
  ...{ kind: 'encoder', lengthSamples: 16, channels: 2, classCount: 3 },
  ...{ filters: [6, 7, 8], kernel: 3, dropout: 0, seed: 4 },
};
const cellsOf = () => someBatch({ size: 24, lengthSamples: 4, channels: 2 });
const batchOf = (change: Partial<Parameters<typeof someBatch>[0]> = {}) =>
  someBatch({ size: 12, lengthSamples: 16, channels: 2, features: 3, ...change });

const weightsOf = ({ model }: Network) => model.getWeights().flatMap((weight) => [...weight.dataSync()]);
const statisticsOf = ({ model }: Network) =>
  model.nonTrainableWeights.flatMap((weight) => [...weight.read().dataSync()]);
const worst = (a: readonly number[], b: readonly number[]) => {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
};

async function train(network: Network, batches: Batch[], first = 0) {
  const sums = new RunningSums();
  for (const [i, batch] of batches.entries()) await network.trainStep(batch, first + i, 1e-2, sums);
  const means = await sums.read();
  sums.dispose();
  return means;
}

async function withNetwork<T>(
  settings: NetworkSettings,
  work: (network: Network) => Promise<T>,
  loss?: LossSettings,
): Promise<T> {
  const network = createNetwork(settings, 'adam', 9, undefined, loss);
  try {
    return await work(network);
  } finally {
    network.dispose();
  }
}

/** One step by tf.layers and tf.train alone, with tfjs's own gradients of everything. */
async function oneStockStep(settings: NetworkSettings, batch: Batch, loss?: LossSettings): Promise<number[]> {
  const made = createNetwork(settings, 'adam', 9);
  const artifacts = await artifactsOf(made.model);
  made.dispose();
  // Read back from its files: nothing of the lab's is left in it.
  const model = await modelFromArtifacts(artifacts);
  const optimizer = tf.train.adam(1e-2, 0.9, 0.999, 1e-7);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  tf.tidy(() => {
    const x = modelInputs(model)(batch);
    const oneHot = tf.tensor2d(batch.oneHot, [batch.size, 3]);
    const total = () => {
      const logits = logitsOf(model).apply(x, { training: true }) as tf.Tensor;
      const entropy = crossEntropyPerBeat(tf.reshape(logits, [-1, 3]), oneHot);
      const perBeat = loss?.kind === 'focal' ? focalPerBeat(entropy, loss.gamma) : entropy;
      return tf.add(tf.sum(tf.mul(perBeat, tf.tensor1d(batch.weight))), l2Penalty(model)) as tf.Scalar;
    };
    const { grads } = tf.variableGrads(total, variables);
    optimizer.applyGradients(grads as Parameters<typeof optimizer.applyGradients>[0]);
  });
  const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  model.dispose();
  optimizer.dispose();
  return weights;
}

describe.each<[string, NetworkSettings, Batch, LossSettings | undefined]>([
  ['several channels and features', wide, batchOf(), undefined],
  ['batch normalisation', normalised, batchOf(), undefined],
  ['focal loss', wide, batchOf(), { kind: 'focal', gamma: 2 }],
  ['scalograms', scalogram, someBatch({ size: 2, lengthSamples: 24, channels: 3 }), undefined],
  ['stretches of beats', context, batchOf(), undefined],
  ['sections of records', unet, cellsOf(), undefined],
  ['whole pieces', encoder, batchOf(), undefined],
])('a network with %s', (_, settings, batch, loss) => {
  it('steps as tf.layers and tf.train.adam do', async () => {
    const expected = await oneStockStep(settings, batch, loss);
    const weights = await withNetwork(
      settings,
      async (network) => {
        await train(network, [batch]);
        return weightsOf(network);
      },
      loss,
    );
    // Adam's first step is ± rate wherever there is a gradient: the few that are all but 0 may round the other way.
    const wrong = weights.filter((value, i) => Math.abs(value - expected[i]!) > 2e-5).length;
    expect(weights.length).toBe(expected.length);
    expect(wrong).toBeLessThanOrEqual(weights.length / 1000);
  });

  it('learns, and reports the plain cross-entropy', async () => {
    await withNetwork(
      settings,
      async (network) => {
        const before = await network.rows(batch);
        const first = await train(network, [batch]);
        if (
          settings.kind !== 'unet' &&
          settings.kind !== 'encoder' &&
          !('batchNorm' in settings && settings.batchNorm)
        ) {
          const plain = tf.tidy(() => {
            const logits = tf.tensor2d(before, [batch.size, 3]);
            return tf
              .mean(crossEntropyPerBeat(logits, tf.tensor2d(batch.oneHot, [batch.size, 3])))
              .dataSync()[0]!;
          });
          expect(first.loss).toBeCloseTo(plain, 4);
        }
        const later = await train(network, Array<Batch>(6).fill(batch), 1);
        expect(later.loss).toBeLessThan(first.loss);
      },
      loss,
    );
  });

  it('leaves no tensor behind', async () => {
    const before = tf.memory().numTensors;
    await withNetwork(
      settings,
      async (network) => {
        await train(network, [batch]);
        network.keepWeights();
        const during = tf.memory().numTensors;
        await train(network, [batch, batch], 1);
        network.keepWeights();
        network.logits(batch).dispose();
        expect(tf.memory().numTensors).toBe(during);
      },
      loss,
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('features', () => {
  it('reach the answer, row by row', async () => {
    await withNetwork(wide, async (network) => {
      const batch = batchOf();
      const changed = { ...batch, features: batch.features.slice() };
      changed.features[5 * 3 + 1]! += 1;
      const [one, other] = [await network.rows(batch), await network.rows(changed)];
      const rows = new Set([...one].flatMap((value, i) => (value === other[i] ? [] : [Math.floor(i / 3)])));
      expect([...rows]).toEqual([5]);
    });
  });
});

describe('batch normalisation', () => {
  it('does not see padding', async () => {
    const whole = batchOf({ size: 5 });
    const padded = batchOf({ size: 12, count: 5 });
    const stepped = (batch: Batch) =>
      withNetwork(normalised, async (network) => {
        const { beats } = await train(network, [batch]);
        expect(beats).toBe(5);
        return [...weightsOf(network), ...statisticsOf(network)];
      });
    expect(await stepped(padded)).toEqual(await stepped(whole));
  });

  it('survives a share without any beat', async () => {
    await withNetwork(normalised, async (network) => {
      const before = statisticsOf(network);
      await train(network, [batchOf({ size: 6, count: 0 })]);
      expect(statisticsOf(network)).toEqual(before);
      expect(weightsOf(network).every(Number.isFinite)).toBe(true);
    });
  });

  it('keeps and restores its moving figures with the best weights', async () => {
    await withNetwork(normalised, async (network) => {
      await train(network, [batchOf()]);
      network.keepWeights();
      const kept = [...weightsOf(network), ...statisticsOf(network)];
      const rows = await network.rows(batchOf());
      await train(network, [batchOf({ seed: 2 }), batchOf({ seed: 3 })], 1);
      expect(statisticsOf(network)).not.toEqual(kept.slice(-statisticsOf(network).length));
      network.restoreWeights();
      expect([...weightsOf(network), ...statisticsOf(network)]).toEqual(kept);
      expect(await network.rows(batchOf())).toEqual(rows);
    });
  });

  it('goes on from a snapshot with the same numbers, the kept ones too', async () => {
    const batches = [1, 2, 3, 4].map((seed) => batchOf({ seed }));
    const settings = { ...normalised, dropout: 0.4 };
    const outcome = async (network: Network) => {
      const last = [...weightsOf(network), ...statisticsOf(network)];
      network.restoreWeights();
      return [last, [...(await network.rows(batches[0]!))]];
    };
    const whole = await withNetwork(settings, async (network) => {
      await train(network, batches.slice(0, 2));
      network.keepWeights();
      await train(network, batches.slice(2), 2);
      return outcome(network);
    });
    const state = await withNetwork(settings, async (network) => {
      await train(network, batches.slice(0, 2));
      network.keepWeights();
      return structuredClone(await network.snapshot());
    });
    const resumed = await withNetwork({ ...settings, seed: 77 }, async (network) => {
      network.restore(state);
      await train(network, batches.slice(2), 2);
      return outcome(network);
    });
    expect(resumed).toEqual(whole);
  });
});

describe('on wasm', () => {
  it.each<[string, NetworkSettings, Batch, LossSettings | undefined]>([
    ['channels and features', wide, batchOf(), undefined],
    ['batch normalisation', normalised, batchOf({ count: 9 }), undefined],
    ['focal loss', normalised, batchOf(), { kind: 'focal', gamma: 1.5 }],
    ['scalograms', scalogram, someBatch({ size: 2, lengthSamples: 24, channels: 3 }), undefined],
    ['stretches of beats', context, batchOf({ count: 9 }), undefined],
    ['sections of records', unet, cellsOf(), undefined],
    ['whole pieces', encoder, batchOf(), undefined],
  ])('trains %s to the numbers of the cpu backend', async (_, settings, batch, loss) => {
    const outcome = () =>
      withNetwork(
        settings,
        async (network) => {
          // Kernel by kernel they agree to rounding; Adam makes more of it wherever a gradient is all but 0.
          const means = await train(network, [batch, batch, batch]);
          return {
            loss: means.loss,
            statistics: statisticsOf(network),
            rows: [...(await network.rows(batch))],
          };
        },
        loss,
      );
    const expected = await outcome();
    const wasm = await openWasmInNode();
    try {
      const actual = await outcome();
      expect(actual.loss).toBeCloseTo(expected.loss, 3);
      expect(worst(actual.statistics, expected.statistics)).toBeLessThan(5e-3);
      expect(worst(actual.rows, expected.rows)).toBeLessThan(5e-2);
    } finally {
      wasm.close();
      await useCpuBackend();
    }
  });
});
