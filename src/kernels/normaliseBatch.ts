import * as tf from '@tensorflow/tfjs-core';
import { NORMALISE_BATCH, NORMALISE_BATCH_GRAD } from './kernelNames';

export interface NormaliseAttributes {
  /** Added to the variance. */
  epsilon: number;
}

/** Result of batch normalisation. */
export interface NormalisedBatch {
  /** Same shape as the input. */
  y: tf.Tensor;
  /** Of each channel over batch and positions; no gradient goes through them. */
  mean: tf.Tensor1D;
  /** Population variance (divided by the count), not the sample estimate. */
  variance: tf.Tensor1D;
}

/**
 * Batch normalisation in training (Ioffe and Szegedy 2015, arXiv 1502.03167), channel by channel over batch and positions:
 * y = (x − mean) / √(variance + ε) · scale + offset, with gradients for x, scale and offset.
 *
 * Equal to tf.layers up to rounding. There the forward pass takes ten kernels and the gradients thirty; here one each
 * if the backend has them, else a few stock ones.
 *
 * @param x batch × … × channels, two axes or more
 * @param scale one number per channel
 * @param offset one number per channel
 */
export function normaliseBatch(
  x: tf.Tensor,
  scale: tf.Tensor,
  offset: tf.Tensor,
  attributes: NormaliseAttributes,
): NormalisedBatch {
  let moments: { mean: tf.Tensor; variance: tf.Tensor } | undefined;
  const normalise = tf.customGrad((...given) => {
    const [input, gamma, beta, save] = given as [tf.Tensor, tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    const [value, mean, variance] = forward(input, gamma, beta, attributes);
    moments = { mean: tf.keep(mean), variance: tf.keep(variance) };
    save([input, gamma, mean, variance]);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => backward(dy, saved as Saved, attributes),
    };
  });
  const y = normalise(x, scale, offset);
  return { y, ...(moments as unknown as { mean: tf.Tensor1D; variance: tf.Tensor1D }) };
}

type Saved = [x: tf.Tensor, scale: tf.Tensor, mean: tf.Tensor, variance: tf.Tensor];
type Three = [tf.Tensor, tf.Tensor, tf.Tensor];

/** @returns y, mean, variance */
function forward(x: tf.Tensor, scale: tf.Tensor, offset: tf.Tensor, { epsilon }: NormaliseAttributes): Three {
  if (tf.getKernel(NORMALISE_BATCH, tf.getBackend())) {
    const out = tf.engine().runKernel(NORMALISE_BATCH, { x, scale, offset } as never, { epsilon });
    return out as unknown as Three;
  }
  return tf.tidy(() => {
    const part = 1 / positions(x);
    const mean = tf.mul(sumOfRows(x), part);
    const centred = tf.sub(x, mean);
    const variance = tf.mul(sumOfRows(tf.square(centred)), part);
    const factor = tf.div(scale, tf.sqrt(tf.add(variance, epsilon)));
    return [tf.add(tf.mul(centred, factor), offset), mean, variance];
  });
}

/** @returns the gradients of x, scale and offset */
function backward(dy: tf.Tensor, [x, scale, mean, variance]: Saved, { epsilon }: NormaliseAttributes): Three {
  if (tf.getKernel(NORMALISE_BATCH_GRAD, tf.getBackend())) {
    const inputs = { x, dy, scale, mean, variance } as never;
    return tf.engine().runKernel(NORMALISE_BATCH_GRAD, inputs, { epsilon }) as unknown as Three;
  }
  return tf.tidy(() => {
    const part = 1 / positions(x);
    const centred = tf.sub(x, mean);
    const r = tf.div(1, tf.sqrt(tf.add(variance, epsilon)));
    const ofOffset = sumOfRows(dy);
    const ofScale = tf.mul(sumOfRows(tf.mul(dy, centred)), r);
    const factor = tf.mul(scale, r);
    const inner = tf.add(tf.mul(centred, tf.mul(tf.mul(r, ofScale), part)), tf.mul(ofOffset, part));
    return [tf.mul(tf.sub(dy, inner), factor), ofScale, ofOffset];
  });
}

/** The count of numbers per channel. */
const positions = (x: tf.Tensor) => x.size / x.shape.at(-1)!;

/**
 * The sum over all axes but the last, one axis after the other: shorter sums round less, and some GPU kernels do not
 * support longer ones.
 */
function sumOfRows(x: tf.Tensor): tf.Tensor {
  let sum = x;
  while (sum.rank > 1) sum = tf.sum(sum, 0);
  return sum;
}
