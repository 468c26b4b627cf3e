import * as tf from '@tensorflow/tfjs-core';
import { RELU_GRAD } from './kernelNames';

/**
 * Gradient of ReLU from its output instead of its input: both are positive at the same positions, and the input need
 * not be kept. One kernel if the backend has it, else composed of stock kernels.
 */
export const reluGradient: tf.GradConfig = {
  kernelName: tf.Relu,
  outputsToSave: [true],
  gradFunc: (dy, saved) => ({
    x: () => {
      const y = saved[0]!;
      return tf.getKernel(RELU_GRAD, tf.getBackend())
        ? (tf.engine().runKernel(RELU_GRAD, { dy: dy as tf.Tensor, y }) as tf.Tensor)
        : tf.mul(dy as tf.Tensor, tf.step(y));
    },
  }),
};
