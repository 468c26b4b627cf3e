import * as tf from '@tensorflow/tfjs';

/** Chooses tfjs's plain JavaScript backend, without its hint that there is a native one for Node. */
export async function useCpuBackend(): Promise<void> {
  tf.env().set('PROD', true);
  await tf.setBackend('cpu');
}
