import * as tf from '@tensorflow/tfjs-core';
import { viewOf } from '../../kernels/tensorMemory';
import { readTensor } from '../engine/readTensor';

/** Total number of values in the tensors. */
export function flatLength(tensors: readonly tf.Tensor[]): number {
  return tensors.reduce((sum, { size }) => sum + size, 0);
}

/** The values of all tensors in one array, one tensor after the other; resolves when the engine has computed them. */
export async function readFlat(tensors: readonly tf.Tensor[]): Promise<Float32Array> {
  const values = await Promise.all(tensors.map(readTensor));
  const flat = new Float32Array(flatLength(tensors));
  let offset = 0;
  for (const part of values) {
    flat.set(part, offset);
    offset += part.length;
  }
  return flat;
}

/** The same into an existing array, synchronously: for engines that compute in this thread. */
export function writeFlat(tensors: readonly tf.Tensor[], flat: Float32Array): void {
  let offset = 0;
  for (const tensor of tensors) {
    flat.set(viewOf(tensor) ?? (tensor.dataSync<'float32'>() as Float32Array), offset);
    offset += tensor.size;
  }
}

/** New tensors with the shapes of `like`, filled from one array. The caller disposes them. */
export function tensorsFromFlat(flat: Float32Array, like: readonly tf.Tensor[]): tf.Tensor[] {
  let offset = 0;
  return like.map(({ shape, size }) => {
    const values = flat.subarray(offset, offset + size);
    // The wasm backend copies immediately; the others keep the given array, so it must not be shared.
    const own = tf.getBackend() === 'wasm' ? values : values.slice();
    const tensor = tf.tensor(own, shape, 'float32');
    offset += size;
    return tensor;
  });
}

/** Assigns the values of one array to variables. */
export function assignFlat(variables: readonly tf.Variable[], flat: Float32Array): void {
  const tensors = tensorsFromFlat(flat, variables);
  variables.forEach((variable, index) => {
    variable.assign(tensors[index]!);
  });
  tf.dispose(tensors);
}
