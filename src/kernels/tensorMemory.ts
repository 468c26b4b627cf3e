import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/**
 * A tensor's numbers where they lie, without a copy, on a backend that keeps them in this thread's memory; undefined on
 * the others. To be read or written at once: the next tensor that is made may move all memory.
 */
export function viewOf(tensor: tf.Tensor): Float32Array | undefined {
  if (tf.getBackend() !== 'wasm') return undefined;
  return (tf.backend() as BackendWasm).typedArrayFromHeap(tensor) as Float32Array;
}
