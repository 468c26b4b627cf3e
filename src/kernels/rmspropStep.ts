import * as tf from '@tensorflow/tfjs-core';
import { RMSPROP_STEP } from './kernelNames';

/** One variable, its second moment without its factor (Σ ρ^k g²) and its gradient: three tensors of one shape. */
export interface RmspropInputs extends tf.NamedTensorInfoMap {
  weight: tf.Tensor;
  second: tf.Tensor;
  gradient: tf.Tensor;
}

/** What all variables of a step share. */
export interface RmspropAttributes {
  rho: number;
  /** Learning rate times every factor that does not depend on the weight. */
  rate: number;
  /** Added to the second moment, under its root. */
  floor: number;
  /** Twice the L2 factor of the variable; 0 = none. */
  decay: number;
  /**
   * The caller disposes the weight and the moment after the step and nothing else reads them, so the kernel may
   * overwrite them in place (unless another tensor, such as a clone, shares their memory). Saves memory and time.
   */
  consume?: boolean;
}

/**
 * One step of RMSprop (Tieleman and Hinton 2012, Lecture 6e of "Neural Networks for Machine Learning") over one variable:
 * g' = g + decay · w;  v' = ρ v + g'²;  w' = w − rate · g' / √(v' + floor).
 *
 * One kernel if the backend has it, else composed of stock kernels. Returns new tensors; the caller disposes the old ones.
 *
 * @returns [w', v']
 */
export function rmspropStep(
  inputs: RmspropInputs,
  attributes: RmspropAttributes,
): [weight: tf.Tensor, second: tf.Tensor] {
  if (tf.getKernel(RMSPROP_STEP, tf.getBackend())) {
    const out = tf.engine().runKernel(RMSPROP_STEP, inputs as never, { ...attributes });
    return out as unknown as [tf.Tensor, tf.Tensor];
  }
  const { rho, rate, floor, decay } = attributes;
  return tf.tidy(() => {
    const { weight, second } = inputs;
    const gradient = decay === 0 ? inputs.gradient : tf.add(inputs.gradient, tf.mul(weight, decay));
    const v = tf.add(tf.mul(second, rho), tf.square(gradient));
    return [tf.sub(weight, tf.mul(tf.div(gradient, tf.sqrt(tf.add(v, floor))), rate)), v];
  });
}
