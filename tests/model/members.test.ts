import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultMultiHead } from '../../src/experiment/network/defaults';
import { layerTable } from '../../src/experiment/network/layerTable';
import type { NetworkSettings } from '../../src/experiment/network/types';
import { artifactsOf } from '../../src/model/artifacts';
import { createModel } from '../../src/model/createModel';
import { logitsOf, meanLogits } from '../../src/model/logits';
import { useCpuBackend } from './cpuBackend';
import { modelFromArtifacts } from './modelFromArtifacts';

const multihead: NetworkSettings = { ...defaultMultiHead(22, 4), dense: [9, 5], features: 2 };
const context: NetworkSettings = {
  ...{ kind: 'context', lengthSamples: 6, channels: 2, features: 2, classCount: 4 },
  ...{ stretchBeats: 8, dense: [5], units: 6, dilations: [1, 2], lookAheadBeats: 3 },
  ...{ beatDropout: 0.4, dropout: 0.3, denseActivation: 'relu', seed: 2 },
};
const scalogram: NetworkSettings = {
  kind: 'scalogram',
  classCount: 3,
  filters: 2,
  kernel: 3,
  rowHz: 279,
  seed: 3,
};

/** Made-up input of a model for two rows. */
const inputOf = (model: tf.LayersModel) =>
  model.inputs.map(({ shape }, i) =>
    tf.randomNormal([2, ...(shape.slice(1) as number[])], 0, 1, 'float32', i + 1),
  );

beforeAll(useCpuBackend);

describe.each([
  ['multihead', multihead],
  ['context', context],
  ['scalogram', scalogram],
])('several networks that answer together (%s)', (_, settings) => {
  it('give the mean of their probabilities, each from its own weights', async () => {
    const model = createModel({ ...settings, members: 3 });
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const x = inputOf(model);
      const logits = logitsOf(model).apply(x) as tf.Tensor2D[];
      expect(logits).toHaveLength(3);
      const values = logits.map((each) => [...each.dataSync()]);
      expect(values[1]).not.toEqual(values[0]);
      expect(values[2]).not.toEqual(values[1]);
      const mean = (model.predict(x) as tf.Tensor).dataSync();
      const together = meanLogits(logits.map((each) => tf.reshape(each, [-1, settings.classCount])));
      const softmax = tf.softmax(together).dataSync();
      for (const [i, value] of mean.entries()) expect(Math.abs(value - softmax[i]!)).toBeLessThan(1e-6);
    });
    expect(tf.memory().numTensors).toBe(before);

    const back = await modelFromArtifacts(structuredClone(await artifactsOf(model)));
    const answer = (network: tf.LayersModel) =>
      tf.tidy(() => [...(network.predict(inputOf(network)) as tf.Tensor).dataSync()]);
    expect(answer(back)).toEqual(answer(model));
    model.dispose();
    back.dispose();
  });

  it('begin with the network that would be alone', () => {
    const [one, three] = [createModel(settings), createModel({ ...settings, members: 3 })];
    tf.tidy(() => {
      const x = inputOf(one);
      const [first] = logitsOf(three).apply(x) as tf.Tensor[];
      expect([...first!.dataSync()]).toEqual([...(logitsOf(one).apply(x) as tf.Tensor).dataSync()]);
    });
    one.dispose();
    three.dispose();
  });

  it('have the layers that the page shows', () => {
    const model = createModel({ ...settings, members: 2 });
    const rows = layerTable({ ...settings, members: 2 });
    expect(rows.map(({ name }) => name).sort()).toEqual(model.layers.map(({ name }) => name).sort());
    expect(rows.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(model.countParams());
    model.dispose();
  });
});
