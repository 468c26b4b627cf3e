import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

/**
 * Cross-entropy of each beat, from the logits: stays exact where a probability would round to 0.
 *
 * @param logits beats × classes
 * @param oneHot beats × classes; a row of zeros (padding) has the loss 0
 * @returns one loss per beat
 */
export function crossEntropyPerBeat(logits: tf.Tensor2D, oneHot: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => tf.neg(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1)) as tf.Tensor1D);
}

/**
 * Focal loss of each beat, (1 − p)^γ · cross-entropy with p the probability of the true class (Lin et al. 2017, arXiv 1708.02002):
 * beats that the network is already sure of count for little.
 *
 * The gradient is written by hand, since that of the power is NaN at p = 1. With q = 1 − p:
 * d/dCE = q^γ + γ q^(γ−1) p · CE = q^γ (1 + γ p · CE/q), and CE/q → 1 where CE → 0.
 *
 * @param crossEntropy of each beat, as from `crossEntropyPerBeat`
 * @param gamma 0 or more; 0 leaves the cross-entropy as it is
 */
export function focalPerBeat(crossEntropy: tf.Tensor1D, gamma: number): tf.Tensor1D {
  if (gamma === 0) return crossEntropy;
  const focal = tf.customGrad((entropy, save) => {
    const given = entropy as tf.Tensor;
    (save as tf.GradSaveFunc)([given]);
    const value = tf.mul(powerOfDoubt(given, gamma), given);
    return {
      value,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [losses] = saved as [tf.Tensor];
        const doubt = doubtOf(losses);
        const ratio = tf.div(losses, tf.maximum(doubt, MIN_DOUBT));
        const slope = tf.add(tf.mul(tf.mul(tf.sub(1, doubt), ratio), gamma), 1);
        return tf.mul(dy, tf.mul(powerOfDoubt(losses, gamma), slope));
      },
    };
  });
  return tf.tidy(() => focal(crossEntropy) as tf.Tensor1D);
}

/** Keeps 0/0 out of the gradient: for beats that the network is this sure of, the gradient is negligible. */
const MIN_DOUBT = 1e-7;

/** q = 1 − p of each beat, from −log p; clamped at 0, since a negative rounding error has no real power. */
const doubtOf = (crossEntropy: tf.Tensor) => tf.maximum(tf.neg(tf.expm1(tf.neg(crossEntropy))), 0);

const powerOfDoubt = (crossEntropy: tf.Tensor, gamma: number) => tf.pow(doubtOf(crossEntropy), gamma);

/**
 * The L2 factor of every regularised weight, by variable name.
 *
 * The penalty is Σ factor · Σ w² over them, and its gradient 2 · factor · w, which the optimiser adds itself: one pass
 * over a few small tensors instead of a graph of squares and sums with its gradient.
 */
export function l2Factors(model: tfl.LayersModel): Map<string, number> {
  const factors = new Map<string, number>();
  for (const layer of model.layers) {
    const { kernelRegularizer } = layer.getConfig() as { kernelRegularizer?: RegulariserConfig | null };
    const factor = kernelRegularizer?.config?.l2;
    const kernel = layer.trainableWeights.find(({ originalName }) => originalName.endsWith('/kernel'));
    if (factor && kernel) factors.set(kernel.name, factor);
  }
  return factors;
}

/** How tf.layers serialises a regulariser in a layer's configuration. */
interface RegulariserConfig {
  className: string;
  config?: { l1?: number; l2?: number };
}
