import * as tf from '@tensorflow/tfjs';

/** A computation on fixed inputs, with its gradients. */
export interface KernelCase {
  name: string;
  compute(): tf.Tensor[];
}

/** A function's value, and its gradients for an asymmetric upstream gradient. */
export function valueAndGradients(
  inputs: tf.Tensor[],
  f: (...x: (tf.Tensor | undefined)[]) => tf.Tensor,
): tf.Tensor[] {
  return tf.tidy(() => {
    const value = f(...inputs);
    return [value, ...tf.grads(f as (...x: tf.Tensor[]) => tf.Tensor)(inputs, wave(value.shape, 5))];
  });
}

/** Asymmetric numbers, the same on every machine. */
export function wave(shape: number[], phase: number): tf.Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin(1.7 * i + phase) + 0.3 * Math.sin(0.013 * i * i)),
    shape,
  );
}
