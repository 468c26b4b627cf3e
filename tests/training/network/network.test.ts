import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultMultiHead } from '../../../src/experiment/network/defaults';
import { createModel } from '../../../src/model/createModel';
import { logitsOf } from '../../../src/model/logits';
import { crossEntropyPerBeat } from '../../../src/model/losses';
import { fillBatch } from '../../../src/training/input/batches';
import { createNetwork, type Network } from '../../../src/training/network/network';
import { RunningSums } from '../../../src/training/network/runningSums';
import { useCpuBackend } from '../../model/cpuBackend';
import { l2Penalty } from '../../model/l2Penalty';
import { storeOf, syntheticBeats } from '../syntheticBeats';

beforeAll(useCpuBackend);

const settings = { ...defaultMultiHead(12, 3), dense: [8, 6], dropout: 0, l2: 1e-2 };
const beats = storeOf(syntheticBeats([6, 5, 5], 12));
const order = Int32Array.from({ length: 16 }, (_, index) => index);
const classWeights = Float32Array.from([1, 2, 0.5]);
const batchOf = (size: number, start = 0, indices = order) =>
  fillBatch({ beats, order: indices, start, size, classCount: 3, weights: classWeights });
const weightsOf = ({ model }: Network) => model.getWeights().flatMap((weight) => [...weight.dataSync()]);

async function oneStep(network: Network, batch = batchOf(8), step = 0) {
  const sums = new RunningSums();
  await network.trainStep(batch, step, 1e-2, sums);
  const means = await sums.read();
  sums.dispose();
  return { means, weights: weightsOf(network) };
}

async function withNetwork<T>(
  work: (network: Network) => Promise<T>,
  change = {},
  dropoutSeed = 9,
): Promise<T> {
  const network = createNetwork({ ...settings, ...change }, 'adam', dropoutSeed);
  try {
    return await work(network);
  } finally {
    network.dispose();
  }
}

describe('a training step', () => {
  it('follows the gradient of the weighted cross-entropy plus the L2 penalty, as tf.train.adam would', async () => {
    const batch = batchOf(8);
    const { weights } = await withNetwork((network) => oneStep(network, batch));

    const model = createModel(settings);
    const optimizer = tf.train.adam(1e-2, 0.9, 0.999, 1e-7);
    const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
    tf.tidy(() => {
      const x = tf.tensor3d(batch.waveform, [8, 12, 1]);
      const oneHot = tf.tensor2d(batch.oneHot, [8, 3]);
      const perBeat = () =>
        crossEntropyPerBeat(logitsOf(model).apply(x, { training: true }) as tf.Tensor2D, oneHot);
      const total = () =>
        tf.add(tf.sum(tf.mul(perBeat(), tf.tensor1d(batch.weight))), l2Penalty(model)) as tf.Scalar;
      optimizer.applyGradients(
        tf.variableGrads(total, variables).grads as Parameters<typeof optimizer.applyGradients>[0],
      );
    });
    const expected = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
    // Adam's first step is ± rate wherever there is a gradient: the few that are all but 0 may round the other way.
    const wrong = weights.filter((value, i) => Math.abs(value - expected[i]!) > 1e-5).length;
    expect(wrong).toBe(0);
    model.dispose();
    optimizer.dispose();
  });

  it('reports the unweighted loss and the accuracy of the batch', async () => {
    await withNetwork(async (network) => {
      const batch = batchOf(8);
      const [loss, accuracy] = tf.tidy(() => {
        const logits = network.logits(batch);
        const perBeat = crossEntropyPerBeat(logits, tf.tensor2d(batch.oneHot, [8, 3]));
        const right = tf.equal(tf.argMax(logits, 1), tf.tensor1d(batch.label, 'int32'));
        return [tf.mean(perBeat).dataSync()[0]!, tf.mean(tf.cast(right, 'float32')).dataSync()[0]!];
      });
      const { means } = await oneStep(network, batch);
      expect(means.loss).toBeCloseTo(loss, 5);
      expect(means.accuracy).toBeCloseTo(accuracy, 6);
      expect(means.beats).toBe(8);
    });
  });

  it('is the same with padding rows as without', async () => {
    const few = order.slice(0, 5);
    const plain = await withNetwork((network) => oneStep(network, batchOf(5, 0, few)));
    const padded = await withNetwork((network) => oneStep(network, batchOf(8, 0, few)));
    expect(padded.means.beats).toBe(5);
    expect(padded.means.loss).toBeCloseTo(plain.means.loss, 5);
    const worst = Math.max(...padded.weights.map((value, i) => Math.abs(value - plain.weights[i]!)));
    expect(worst).toBeLessThan(1e-5);
  });

  it('draws new dropout masks at each step, and the same ones again for the same seed and step', async () => {
    const loss = (step: number, dropoutSeed?: number) =>
      withNetwork(
        async (network) => (await oneStep(network, batchOf(8), step)).means.loss,
        { dropout: 0.5 },
        dropoutSeed,
      );
    expect(await loss(0)).toBe(await loss(0));
    expect(await loss(0)).not.toBe(await loss(1));
    expect(await loss(0)).not.toBe(await loss(0, 10));
  });

  it('drops nothing outside of training', async () => {
    await withNetwork(
      async (network) => {
        const logits = () => {
          const tensor = network.logits(batchOf(8));
          const values = [...tensor.dataSync()];
          tensor.dispose();
          return values;
        };
        expect(logits()).toEqual(logits());
      },
      { dropout: 0.5 },
    );
  });

  it('leaves no tensor behind, not after steps and not after the network', async () => {
    const before = tf.memory().numTensors;
    await withNetwork(
      async (network) => {
        const sums = new RunningSums();
        await network.trainStep(batchOf(8), 0, 1e-2, sums);
        network.keepWeights();
        const during = tf.memory().numTensors;
        for (let step = 1; step < 6; step++) {
          await network.trainStep(batchOf(8), step, 1e-2, sums);
          network.keepWeights();
          await sums.read();
          network.logits(batchOf(8)).dispose();
        }
        expect(tf.memory().numTensors).toBe(during);
        sums.dispose();
      },
      { dropout: 0.3 },
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('the best weights', () => {
  it('come back as they were kept, however many steps later', async () => {
    await withNetwork(async (network) => {
      const { weights } = await oneStep(network);
      network.keepWeights();
      const { weights: later } = await oneStep(network, batchOf(8, 8), 1);
      expect(later).not.toEqual(weights);
      network.restoreWeights();
      expect(weightsOf(network)).toEqual(weights);
      await oneStep(network, batchOf(8), 2);
      network.restoreWeights();
      expect(weightsOf(network)).toEqual(weights);
    });
  });
});
