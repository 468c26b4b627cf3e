import * as tf from '@tensorflow/tfjs';
import { RELU_GRAD } from './kernelNames';

/**
 * Gradient of ReLU from its output instead of its input: positive in the same places, and the input need not be kept.
 * In one kernel where the backend has it, else from stock ones.
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
