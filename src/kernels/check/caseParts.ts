import * as tf from '@tensorflow/tfjs';

/** Something that a backend computes, always from the same numbers, together with its gradients. */
export interface KernelCase {
  name: string;
  compute(): tf.Tensor[];
}

/** A function's value, and its gradients under an upstream gradient without symmetry. */
export function valueAndGradients(
  inputs: tf.Tensor[],
  f: (...x: (tf.Tensor | undefined)[]) => tf.Tensor,
): tf.Tensor[] {
  return tf.tidy(() => {
    const value = f(...inputs);
    return [value, ...tf.grads(f as (...x: tf.Tensor[]) => tf.Tensor)(inputs, wave(value.shape, 5))];
  });
}

/** Numbers without symmetry, the same everywhere. */
export function wave(shape: number[], phase: number): tf.Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, (_, i) => Math.sin(1.7 * i + phase) + 0.3 * Math.sin(0.013 * i * i)),
    shape,
  );
}
