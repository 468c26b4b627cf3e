import type { Tensor } from '@tensorflow/tfjs-core';

/**
 * A tensor's values, read without blocking the thread while the GPU works.
 * In a hidden page the browser slows the timers that tfjs polls with to one per second or less; a blocking read disturbs
 * nobody there.
 */
export async function readTensor(tensor: Tensor): Promise<Float32Array> {
  const hidden = typeof document !== 'undefined' && document.hidden;
  return (hidden ? tensor.dataSync<'float32'>() : await tensor.data<'float32'>()) as Float32Array;
}
