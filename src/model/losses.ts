import * as tf from '@tensorflow/tfjs';

/**
 * Cross-entropy of each beat, from the numbers before the softmax: stays exact where a probability would round to 0.
 *
 * @param logits beats × classes
 * @param oneHot beats × classes; a row of zeros (padding) has the loss 0
 * @returns one number a beat
 */
export function crossEntropyPerBeat(logits: tf.Tensor2D, oneHot: tf.Tensor2D): tf.Tensor1D {
  return tf.tidy(() => tf.neg(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1)) as tf.Tensor1D);
}

/**
 * The L2 factor of every regularised weight, by variable name.
 *
 * The penalty is Σ factor · Σ w² over them, and its gradient 2 · factor · w, which the optimiser adds itself: one pass
 * over six small tensors instead of a graph of squares and sums and its gradient.
 */
export function l2Factors(model: tf.LayersModel): Map<string, number> {
  const factors = new Map<string, number>();
  for (const layer of model.layers) {
    const { kernelRegularizer } = layer.getConfig() as { kernelRegularizer?: RegulariserConfig | null };
    const factor = kernelRegularizer?.config?.l2;
    const kernel = layer.trainableWeights.find(({ originalName }) => originalName.endsWith('/kernel'));
    if (factor && kernel) factors.set(kernel.name, factor);
  }
  return factors;
}

/** How tf.layers writes a regulariser into a layer's configuration. */
interface RegulariserConfig {
  className: string;
  config?: { l1?: number; l2?: number };
}

/** Σ factor · Σ w² over the regularised weights: the part of the training loss that does not depend on the beats. */
export function l2Penalty(model: tf.LayersModel): tf.Scalar {
  const factors = l2Factors(model);
  return tf.tidy(() => {
    const parts = model.trainableWeights
      .filter(({ name }) => factors.has(name))
      .map((weight) => tf.mul(tf.sum(tf.square(weight.read())), factors.get(weight.name)!));
    return (parts.length > 0 ? tf.addN(parts) : tf.scalar(0)) as tf.Scalar;
  });
}
