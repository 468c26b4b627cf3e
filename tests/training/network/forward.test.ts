import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ScalogramSettings } from '../../../src/experiment/network/types';
import { wave } from '../../../src/kernels/check/caseParts';
import type { OpenWasm } from '../../../src/kernels/wasm/openWasm';
import { createModel } from '../../../src/model/createModel';
import { logitsOf } from '../../../src/model/logits';
import { forwardOf } from '../../../src/training/network/forward';
import { openWasmInNode } from '../../kernels/wasmBackend';

const settings: ScalogramSettings = {
  kind: 'scalogram',
  classCount: 4,
  filters: 4,
  kernel: 3,
  rowHz: 279,
  seed: 3,
};

let wasm: OpenWasm;
beforeAll(async () => {
  tf.env().set('PROD', true);
  wasm = await openWasmInNode();
});
afterAll(() => wasm.close());

/** A weighted sum of the logits of two images and its gradients, computed by the function made of the model. */
async function computed(
  backend: string,
  filters: number,
  make: (model: tf.LayersModel) => (x: tf.Tensor) => tf.Tensor,
) {
  await tf.setBackend(backend);
  const model = createModel({ ...settings, filters });
  const before = tf.memory().numTensors;
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const values = tf.tidy(() => {
    const x = tf.relu(wave([2, 128, 128, 3], 1));
    const logits = make(model);
    const { value, grads } = tf.variableGrads(
      () => tf.sum(tf.mul(logits(x), wave([2, settings.classCount], 2))) as tf.Scalar,
      variables,
    );
    return [value, ...variables.map(({ name }) => grads[name]!)].map((tensor) =>
      tensor.dataSync<'float32'>().slice(),
    );
  });
  expect(tf.memory().numTensors).toBe(before);
  model.dispose();
  return values;
}

const layers = (model: tf.LayersModel) => {
  const logits = logitsOf(model);
  return (x: tf.Tensor) => logits.apply(x, { training: true }) as tf.Tensor;
};
const inOne = (model: tf.LayersModel) => {
  const forward = forwardOf(model);
  return (x: tf.Tensor) => forward(x, true)[0]!;
};

describe('the 2-D network as it is trained', () => {
  // Three filters are served by stock kernels everywhere, four by the kernel of the wasm backend.
  it.each([
    ['cpu', 4],
    ['wasm', 4],
    ['wasm', 3],
  ])('gives the values and gradients of its layers (%s, %i filters)', async (backend, filters) => {
    const expected = await computed('cpu', filters, layers);
    const actual = await computed(backend, filters, inOne);
    expected.forEach((values, i) => {
      const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
      const worst = values.reduce((most, value, j) => Math.max(most, Math.abs(value - actual[i]![j]!)), 0);
      expect(worst / scale).toBeLessThan(1e-4);
    });
  });
});
