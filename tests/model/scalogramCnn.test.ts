import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { scalogramTable } from '../../src/experiment/network/scalogramTable';
import type { ScalogramSettings } from '../../src/experiment/network/types';
import { createModel } from '../../src/model/createModel';
import { logitsOf } from '../../src/model/logits';
import { rowHzOf } from '../../src/model/scalogramCnn';
import { useCpuBackend } from './cpuBackend';

beforeAll(useCpuBackend);

const settings: ScalogramSettings = {
  kind: 'scalogram',
  classCount: 4,
  filters: 32,
  kernel: 5,
  rowHz: 251 / 0.9,
  seed: 1,
};

let models: tf.LayersModel[] = [];
const build = (change: Partial<ScalogramSettings> = {}) => {
  const model = createModel({ ...settings, ...change });
  models.push(model);
  return model;
};
afterEach(() => {
  for (const model of models) model.dispose();
  models = [];
});

describe('the 2-D network', () => {
  it('is the one of the second method: 5×5×32 with ReLU, 2×2 maxima, flat, dense, softmax; 526 724 parameters', () => {
    const model = build();
    expect(model.inputNames).toEqual(['image']);
    expect(model.inputs[0]!.shape).toEqual([null, 128, 128, 3]);
    expect(model.outputs[0]!.shape).toEqual([null, 4]);
    expect(model.countParams()).toBe(2432 + 131_072 * 4 + 4);
    expect(model.getLayer('conv').getConfig()).toMatchObject({
      filters: 32,
      kernelSize: [5, 5],
      strides: [1, 1],
      padding: 'same',
      activation: 'relu',
      useBias: true,
    });
    expect(model.getLayer('pool').getConfig()).toMatchObject({ poolSize: [2, 2], strides: [2, 2] });
  });

  it.each([{}, { classCount: 5 }, { filters: 8, kernel: 3 }, { filters: 3, kernel: 4, classCount: 2 }])(
    'has the layers of the table, %o',
    (change) => {
      const rows = build(change).layers.map((layer) => ({
        name: layer.name,
        kind: layer.getClassName(),
        outputShape: ([layer.outputShape].flat(2) as (number | null)[]).slice(1),
        parameters: layer.countParams(),
      }));
      expect(scalogramTable({ ...settings, ...change })).toEqual(rows);
    },
  );

  it('is initialised He-uniform in the convolution, Glorot-uniform in the dense layer, biases with 0', () => {
    const model = build();
    const bounds = [
      ['conv', Math.sqrt(6 / (5 * 5 * 3))],
      ['logits', Math.sqrt(6 / (131_072 + 4))],
    ] as const;
    for (const [name, bound] of bounds) {
      const [kernel, bias] = model.getLayer(name).getWeights();
      const highest = kernel!
        .dataSync<'float32'>()
        .reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expect(highest).toBeLessThanOrEqual(bound * 1.000001);
      expect(highest).toBeGreaterThan(bound * 0.9);
      expect(bias!.dataSync().every((value) => value === 0)).toBe(true);
    }
  });

  it('depends on its seed: equal seeds give equal weights, another seed other ones', () => {
    const weights = (seed: number) =>
      build({ filters: 2, kernel: 3, seed })
        .getWeights()
        .map((weight) => weight.dataSync<'float32'>().slice(0, 40));
    expect(weights(7)).toEqual(weights(7));
    expect(weights(7)).not.toEqual(weights(8));
  });

  it('carries the rate of its rows in its topology and that of its logits', async () => {
    const model = build({ rowHz: 360 / 1.1, filters: 1, kernel: 1 });
    expect(rowHzOf(model.name)).toBe(360 / 1.1);
    expect(rowHzOf(logitsOf(model).name)).toBe(360 / 1.1);
    const again = await tf.models.modelFromJSON(model.toJSON(undefined, false) as never);
    models.push(again);
    expect(rowHzOf(again.name)).toBe(360 / 1.1);
    expect(rowHzOf('multi_head_cnn')).toBeUndefined();
  });

  it.each([
    [{ classCount: 1 }, /two classes or more/],
    [{ filters: 0 }, /whole size from 1 on, not 0/],
    [{ kernel: 2.5 }, /whole size from 1 on, not 2.5/],
    [{ rowHz: 0 }, /positive number of hertz/],
  ])('refuses %o with a sentence, and so does the layer table', (change, message) => {
    expect(() => build(change)).toThrow(message);
    expect(() => scalogramTable({ ...settings, ...change })).toThrow(message);
  });
});
