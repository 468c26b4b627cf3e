import * as tf from '@tensorflow/tfjs';

/** Numbers without symmetry, the same for the same shape and phase. */
export function pattern(shape: number[], phase: number): tf.Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin(1.3 * i + phase) + 0.4 * Math.cos(0.017 * i * i)),
    shape,
  );
}

/** A function's value, and its gradients under an upstream gradient without symmetry. */
export function valueAndGradients(
  inputs: tf.Tensor[],
  f: (...x: (tf.Tensor | undefined)[]) => tf.Tensor,
): tf.Tensor[] {
  return tf.tidy(() => {
    const value = f(...inputs);
    return [value, ...tf.grads(f as (...x: tf.Tensor[]) => tf.Tensor)(inputs, pattern(value.shape, 5))];
  });
}
