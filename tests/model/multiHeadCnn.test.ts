import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { defaultMultiHead } from '../../src/experiment/network/defaults';
import { layerTable } from '../../src/experiment/network/layerTable';
import type { MultiHeadSettings } from '../../src/experiment/network/types';
import { createModel } from '../../src/model/createModel';
import { logitsOf } from '../../src/model/logits';
import { useCpuBackend } from './cpuBackend';

beforeAll(useCpuBackend);

let models: tf.LayersModel[] = [];
const build = (settings: MultiHeadSettings) => {
  const model = createModel(settings);
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models) model.dispose();
  models = [];
});

/** The layers of a real model in the form of the table. */
function rowsOf(model: tf.LayersModel) {
  return model.layers.map((layer) => ({
    name: layer.name,
    kind: layer.getClassName(),
    outputShape: ([layer.outputShape].flat(2) as (number | null)[]).slice(1),
    parameters: layer.countParams(),
  }));
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

describe('the multi-head network', () => {
  it('has 773 684 parameters and the shapes of the reference pipeline with four classes', () => {
    const model = build(defaultMultiHead(251, 4));
    expect(model.countParams()).toBe(773_684);
    expect(model.inputs[0]!.shape).toEqual([null, 251, 1]);
    expect(model.outputs[0]!.shape).toEqual([null, 4]);
    const shapes = new Map(rowsOf(model).map(({ name, outputShape }) => [name, outputShape]));
    expect(shapes.get('head1_conv1')).toEqual([251, 8]);
    expect(shapes.get('head2_pool1')).toEqual([125, 8]);
    expect(shapes.get('head3_conv2')).toEqual([125, 16]);
    expect(shapes.get('head3_pool2')).toEqual([62, 16]);
    expect(shapes.get('heads')).toEqual([186, 16]);
    expect(shapes.get('flatten')).toEqual([2976]);
    expect(shapes.get('dense1')).toEqual([256]);
    expect(shapes.get('dense2')).toEqual([32]);
  });

  it('has the convolutions of the reference: kernels 4, 6, 8 then 6, 8, 10, no bias, same padding, ReLU, L2 1e-4', () => {
    const model = build(defaultMultiHead(251, 5));
    const kernels = [
      ['head1_conv1', [4, 1, 8]],
      ['head2_conv1', [6, 1, 8]],
      ['head3_conv1', [8, 1, 8]],
      ['head1_conv2', [6, 8, 16]],
      ['head2_conv2', [8, 8, 16]],
      ['head3_conv2', [10, 8, 16]],
    ] as const;
    for (const [name, shape] of kernels) {
      const layer = model.getLayer(name);
      expect(layer.weights.map((weight) => weight.shape)).toEqual([shape]);
      expect(layer.getConfig()).toMatchObject({
        padding: 'same',
        strides: [1],
        activation: 'relu',
        kernelRegularizer: { config: { l2: 1e-4 } },
      });
    }
  });

  it('is initialised He-uniform in the convolutions and Glorot-uniform in the dense layers', () => {
    const model = build(defaultMultiHead(251, 5));
    const bounds = [
      ['head3_conv2', Math.sqrt(6 / (10 * 8))],
      ['dense1', Math.sqrt(6 / (2976 + 256))],
      ['logits', Math.sqrt(6 / (32 + 5))],
    ] as const;
    for (const [name, bound] of bounds) {
      const values = model.getLayer(name).getWeights()[0]!.dataSync<'float32'>();
      const highest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(highest).toBeLessThanOrEqual(bound * 1.000001);
      expect(highest).toBeGreaterThan(bound * 0.9);
    }
  });

  it('depends on its seed: equal seeds give equal weights, another seed other ones', () => {
    const weights = (seed: number) =>
      build({ ...defaultMultiHead(16, 3), seed })
        .getWeights()
        .map((weight) => [...weight.dataSync()]);
    expect(weights(7)).toEqual(weights(7));
    expect(weights(7)).not.toEqual(weights(8));
    // Two layers of one shape must not start as copies of each other.
    const twins = build({
      ...defaultMultiHead(16, 3),
      heads: Array(2).fill({ firstKernel: 4, secondKernel: 6 }),
    });
    const kernel = (name: string) => [...twins.getLayer(name).getWeights()[0]!.dataSync()];
    expect(kernel('head1_conv1')).not.toEqual(kernel('head2_conv1'));
  });

  it('gives probabilities, the softmax of its logits', () => {
    const model = build(defaultMultiHead(20, 4));
    tf.tidy(() => {
      const x = tf.randomNormal([5, 20, 1], 0, 1, 'float32', 3);
      const probabilities = model.predict(x) as tf.Tensor;
      const logits = logitsOf(model).predict(x) as tf.Tensor;
      expect([...tf.sum(probabilities, 1).dataSync()].every((sum) => Math.abs(sum - 1) < 1e-6)).toBe(true);
      const difference = tf.max(tf.abs(tf.sub(tf.softmax(logits), probabilities))).dataSync()[0]!;
      expect(difference).toBeLessThan(1e-6);
    });
  });

  it('takes several channels per sample, and features next to the flattened heads', () => {
    const model = build({ ...defaultMultiHead(251, 4), channels: 4, features: 6 });
    expect(model.inputNames).toEqual(['beat', 'features']);
    expect(model.inputs.map(({ shape }) => shape)).toEqual([
      [null, 251, 4],
      [null, 6],
    ]);
    expect(model.getLayer('head1_conv1').weights[0]!.shape).toEqual([4, 4, 8]);
    expect(model.getLayer('joined').outputShape).toEqual([null, 2982]);
    expect(model.getLayer('dense1').weights[0]!.shape).toEqual([2982, 256]);
    // Three more channels in kernels of 4, 6 and 8 with 8 filters each; six more rows of 256.
    expect(model.countParams()).toBe(773_684 + 3 * (4 + 6 + 8) * 8 + 6 * 256);
  });

  it('normalises between convolution and ReLU: mean 0 and variance 1 per filter while training', () => {
    const model = build({ ...defaultMultiHead(24, 3), batchNorm: true });
    expect(model.getLayer('head2_conv1').getConfig().activation).toBe('linear');
    const normalised = tf.model({
      inputs: model.inputs,
      outputs: model.getLayer('head2_norm1').output as tf.SymbolicTensor,
    });
    const rectified = tf.model({
      inputs: model.inputs,
      outputs: model.getLayer('head2_relu1').output as tf.SymbolicTensor,
    });
    tf.tidy(() => {
      const x = tf.randomNormal([40, 24, 1], 3, 5, 'float32', 3);
      const y = normalised.apply(x, { training: true }) as tf.Tensor;
      const { mean, variance } = tf.moments(y, [0, 1]);
      expect(Math.max(...tf.abs(mean).dataSync())).toBeLessThan(1e-4);
      for (const value of variance.dataSync()) expect(value).toBeCloseTo(1, 3);
      const cut = rectified.apply(x, { training: true }) as tf.Tensor;
      expect(tf.max(tf.abs(tf.sub(cut, tf.relu(y)))).dataSync()[0]).toBeLessThan(1e-5);
    });
  });

  it('starts with the same convolution weights with and without normalisation', () => {
    const kernel = (batchNorm: boolean) => [
      ...build({ ...defaultMultiHead(16, 3), batchNorm })
        .getLayer('head3_conv2')
        .getWeights()[0]!
        .dataSync(),
    ];
    expect(kernel(true)).toEqual(kernel(false));
  });

  it('leaks no tensor when it is disposed, including its logits', () => {
    const before = tf.memory().numTensors;
    const model = createModel(defaultMultiHead(20, 4));
    tf.dispose(tf.tidy(() => logitsOf(model).apply(tf.zeros([2, 20, 1])) as tf.Tensor));
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    [{ lengthSamples: 3 }, /3 samples is too short/],
    [{ lengthSamples: 12.5 }, /12.5 samples is too short/],
    [{ channels: 0 }, /one channel or more, not 0/],
    [{ features: -1 }, /features must be 0 or a whole number, not -1/],
    [{ features: 1.5 }, /features must be 0 or a whole number, not 1.5/],
    [{ classCount: 1 }, /two classes or more/],
    [{ heads: [] }, /at least one head/],
    [{ dense: [0] }, /whole size from 1 on, not 0/],
    [{ dropout: 1 }, /dropout rate/],
    [{ l2: -1 }, /L2 factor/],
  ])('refuses %o with a sentence, and so does the layer table', (change, message) => {
    const settings = { ...defaultMultiHead(251, 4), ...change };
    expect(() => build(settings)).toThrow(message);
    expect(() => layerTable(settings)).toThrow(message);
  });
});

describe('the layer table', () => {
  it('equals the real network layer by layer, for any settings', () => {
    const size = fc.integer({ min: 1, max: 9 });
    const settings = fc.record<MultiHeadSettings>({
      kind: fc.constant('multihead'),
      lengthSamples: fc.integer({ min: 4, max: 40 }),
      channels: fc.integer({ min: 1, max: 5 }),
      features: fc.nat(7),
      batchNorm: fc.boolean(),
      shapeDropout: fc.constantFrom(0, 0.5),
      classCount: fc.integer({ min: 2, max: 5 }),
      heads: fc.array(fc.record({ firstKernel: size, secondKernel: size }), { minLength: 1, maxLength: 4 }),
      firstFilters: size,
      secondFilters: size,
      l2: fc.constantFrom(0, 1e-4),
      dense: fc.array(size, { maxLength: 3 }),
      denseActivation: fc.constantFrom('relu' as const, 'linear' as const),
      dropout: fc.constantFrom(0, 0.3),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(settings, (chosen) => {
        const model = createModel(chosen);
        const rows = layerTable(chosen);
        expect([...rows].sort(byName)).toEqual(rowsOf(model).sort(byName));
        expect(parameterCount(chosen)).toBe(model.countParams());
        model.dispose();
      }),
      { numRuns: 40 },
    );
  });

  it('counts the parameters of batch normalisation as Keras does: four per filter', () => {
    const plain = defaultMultiHead(251, 4);
    expect(parameterCount({ ...plain, batchNorm: true })).toBe(773_684 + 3 * 4 * (8 + 16));
  });

  it('and the network are of the requested kind', () => {
    const settings = {
      kind: 'scalogram' as const,
      classCount: 4,
      filters: 3,
      kernel: 5,
      rowHz: 278,
      seed: 1,
    };
    const model = createModel(settings);
    models.push(model);
    expect(model.inputNames).toEqual(['image']);
    expect([...layerTable(settings)].sort(byName)).toEqual(rowsOf(model).sort(byName));
    expect(parameterCount(settings)).toBe(model.countParams());
    const other = createModel(defaultMultiHead(16, 3));
    models.push(other);
    expect(other.inputNames).toEqual(['beat']);
  });

  it('counts the reference network without tfjs', () => {
    expect(parameterCount(defaultMultiHead(251, 4))).toBe(773_684);
    expect(parameterCount(defaultMultiHead(251, 5))).toBe(773_717);
  });
});

/** The number of weights of a network, including the moving means and variances of batch normalisation, which are not trained. */
function parameterCount(settings: Parameters<typeof layerTable>[0]): number {
  return layerTable(settings).reduce((sum, { parameters }) => sum + parameters, 0);
}
