import * as tf from '@tensorflow/tfjs-core';
import { viewOf } from '../../kernels/tensorMemory';
import { readTensor } from '../engine/readTensor';

/** Numbers in all tensors together. */
export function flatLength(tensors: readonly tf.Tensor[]): number {
  return tensors.reduce((sum, { size }) => sum + size, 0);
}

/** All tensors' numbers in one array, one tensor after the other; resolves when the engine has computed them. */
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

/** The same into an array that is there, at once: for engines that compute in this very thread. */
export function writeFlat(tensors: readonly tf.Tensor[], flat: Float32Array): void {
  let offset = 0;
  for (const tensor of tensors) {
    flat.set(viewOf(tensor) ?? (tensor.dataSync<'float32'>() as Float32Array), offset);
    offset += tensor.size;
  }
}

/** New tensors of the shapes of `like`, filled from one array. The caller disposes them. */
export function tensorsFromFlat(flat: Float32Array, like: readonly tf.Tensor[]): tf.Tensor[] {
  let offset = 0;
  return like.map(({ shape, size }) => {
    const values = flat.subarray(offset, offset + size);
    // The wasm backend takes a copy at once; the others keep the array that they are given, which must then be their own.
    const own = tf.getBackend() === 'wasm' ? values : values.slice();
    const tensor = tf.tensor(own, shape, 'float32');
    offset += size;
    return tensor;
  });
}

/** Puts one array's numbers into variables. */
export function assignFlat(variables: readonly tf.Variable[], flat: Float32Array): void {
  const tensors = tensorsFromFlat(flat, variables);
  variables.forEach((variable, index) => {
    variable.assign(tensors[index]!);
  });
  tf.dispose(tensors);
}
