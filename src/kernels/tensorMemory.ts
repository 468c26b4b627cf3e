import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';

/**
 * A view of a tensor's numbers, without a copy, on a backend that keeps them in this thread's memory; undefined on
 * others. Use it at once: allocating the next tensor may move all memory.
 */
export function viewOf(tensor: tf.Tensor): Float32Array | undefined {
  if (tf.getBackend() !== 'wasm') return undefined;
  return (tf.backend() as BackendWasm).typedArrayFromHeap(tensor) as Float32Array;
}
