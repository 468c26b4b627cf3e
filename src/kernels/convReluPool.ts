import * as tf from '@tensorflow/tfjs-core';
import { CONV_RELU_POOL, CONV_RELU_POOL_GRAD } from './kernelNames';

/** The lab's kernels process channels in vectors of four. */
const LANES = 4;

/**
 * maxPool₂ₓ₂(ReLU(x ⋆ filter + bias)), the convolution of stride 1 padded with zeros (`same`), the pooling without padding.
 *
 * For the first layer of a network: no gradient flows to x. One kernel forward and one backward if the backend has
 * them, the second of which follows only the winners of the windows; else stock kernels in the cheapest order: bias and
 * ReLU are monotonic, so they can be applied after the maximum, to a quarter of the numbers.
 *
 * @param x batch × height × width × channels
 * @param filter height × width × channels × filters
 * @param bias filters
 * @returns batch × ⌊height/2⌋ × ⌊width/2⌋ × filters
 */
export function convReluPool(x: tf.Tensor4D, filter: tf.Tensor4D, bias: tf.Tensor1D): tf.Tensor4D {
  const inOne = tf.getKernel(CONV_RELU_POOL, tf.getBackend()) && filter.shape[3] % LANES === 0;
  if (!inOne) {
    const pooled = tf.maxPool(tf.conv2d(x, filter, 1, 'same'), 2, 2, 'valid');
    return tf.relu(tf.add(pooled, bias));
  }
  const compute = tf.customGrad((...given) => {
    const [weights, offsets, save] = given as unknown as [tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const [value, winners] = run(CONV_RELU_POOL, { x, filter: weights, bias: offsets });
    save([winners]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
        run(CONV_RELU_POOL_GRAD, { x, dy, winners: saved[0]! }, { filterShape: filter.shape }),
    };
  });
  return compute(filter, bias) as tf.Tensor4D;
}

function run(name: string, inputs: Record<string, tf.Tensor>, attributes = {}): [tf.Tensor, tf.Tensor] {
  return tf.engine().runKernel(name, inputs as never, attributes) as unknown as [tf.Tensor, tf.Tensor];
}
