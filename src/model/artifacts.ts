import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import type { ModelArtifacts } from '../experiment/network/types';

/**
 * Exports a network from tfjs: topology as in `model.json`, weights as one little-endian float32 buffer. The result is
 * plain data that survives structured clone, a worker boundary and IndexedDB.
 */
export async function artifactsOf(model: tfl.LayersModel): Promise<ModelArtifacts> {
  const weights = model.weights.map((variable) => ({
    name: variable.originalName,
    tensor: variable.read(),
  }));
  const values = await Promise.all(weights.map(({ tensor }) => tensor.data<'float32'>()));
  const all = new Float32Array(values.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of values) {
    all.set(part, offset);
    offset += part.length;
  }
  return {
    topology: model.toJSON(undefined, false) as object,
    weightSpecs: weights.map(({ name, tensor }) => ({ name, shape: [...tensor.shape], dtype: 'float32' })),
    weights: all.buffer,
  };
}

/**
 * Gives a network the weights that another one of the same shape had when it was exported.
 *
 * @throws Error if the shapes differ, or the buffer is too short
 */
export function assignArtifacts(model: tfl.LayersModel, { weightSpecs, weights }: ModelArtifacts): void {
  const shapes = model.weights.map(({ shape }) => shape.join('×'));
  const stored = weightSpecs.map(({ shape }) => shape.join('×'));
  const size = (shape: readonly (number | null)[]) => shape.reduce<number>((product, n) => product * n!, 1);
  const total = weightSpecs.reduce((sum, { shape }) => sum + size(shape), 0);
  if (shapes.join() !== stored.join() || weights.byteLength < 4 * total) {
    throw new Error('The weights of the network are those of a network of another shape.');
  }
  let offset = 0;
  for (const weight of model.weights) {
    const values = new Float32Array(weights.slice(offset, offset + 4 * size(weight.shape)));
    const tensor = tf.tensor(values, weight.shape as number[], 'float32');
    (weight.read() as tf.Variable).assign(tensor);
    tensor.dispose();
    offset += values.byteLength;
  }
}
