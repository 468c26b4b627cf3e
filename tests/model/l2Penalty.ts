import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { l2Factors } from '../../src/model/losses';

/** Σ factor · Σ w² over the regularised weights: the part of the training loss that does not depend on the beats. */
export function l2Penalty(model: tfl.LayersModel): tf.Scalar {
  const factors = l2Factors(model);
  return tf.tidy(() => {
    const parts = model.trainableWeights
      .filter(({ name }) => factors.has(name))
      .map((weight) => tf.mul(tf.sum(tf.square(weight.read())), factors.get(weight.name)!));
    return (parts.length > 0 ? tf.addN(parts) : tf.scalar(0)) as tf.Scalar;
  });
}
