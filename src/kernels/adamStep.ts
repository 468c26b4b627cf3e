import * as tf from '@tensorflow/tfjs-core';
import { ADAM_STEP } from './kernelNames';

/** One variable, its moments without their factors (Σ β₁^k g and Σ β₂^k g²) and its gradient: four tensors of one shape. */
export interface AdamInputs extends tf.NamedTensorInfoMap {
  weight: tf.Tensor;
  first: tf.Tensor;
  second: tf.Tensor;
  gradient: tf.Tensor;
}

/** What all variables of a step share. */
export interface AdamAttributes {
  beta1: number;
  beta2: number;
  /** Learning rate times every factor that does not depend on the weight. */
  rate: number;
  /** Added to the root of the second moment. */
  floor: number;
  /** Twice the L2 factor of the variable; 0 = none. */
  decay: number;
  /**
   * The caller disposes the weight and both moments after the step and nothing else reads them, so the kernel may
   * overwrite them in place (unless another tensor, such as a clone, shares their memory). Saves memory and time.
   */
  consume?: boolean;
}

/**
 * One step of Adam (Kingma and Ba 2015, arXiv 1412.6980) over one variable:
 * g' = g + decay · w;  m' = β₁ m + g';  v' = β₂ v + g'²;  w' = w − rate · m' / (√v' + floor).
 *
 * One kernel if the backend has it, else composed of stock kernels. Returns new tensors; the caller disposes the old ones.
 *
 * @returns [w', m', v']
 */
export function adamStep(
  inputs: AdamInputs,
  attributes: AdamAttributes,
): [weight: tf.Tensor, first: tf.Tensor, second: tf.Tensor] {
  if (tf.getKernel(ADAM_STEP, tf.getBackend())) {
    const out = tf.engine().runKernel(ADAM_STEP, inputs as never, { ...attributes });
    return out as unknown as [tf.Tensor, tf.Tensor, tf.Tensor];
  }
  const { beta1, beta2, rate, floor, decay } = attributes;
  return tf.tidy(() => {
    const { weight, first, second } = inputs;
    const gradient = decay === 0 ? inputs.gradient : tf.add(inputs.gradient, tf.mul(weight, decay));
    const m = tf.add(tf.mul(first, beta1), gradient);
    const v = tf.add(tf.mul(second, beta2), tf.square(gradient));
    return [tf.sub(weight, tf.mul(tf.div(m, tf.add(tf.sqrt(v), floor)), rate)), m, v];
  });
}
