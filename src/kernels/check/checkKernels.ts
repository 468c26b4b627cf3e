import * as tf from '@tensorflow/tfjs';
import { type KernelCase, kernelCases } from './cases';

/** How much one case differs from the cpu backend. */
export interface KernelCheck {
  name: string;
  /** Largest difference of any number, relative to the largest magnitude of its tensor; NaN if a shape differs. */
  worst: number;
}

/**
 * Computes every case on a backend and on tfjs's cpu backend, whose kernels are plain loops, and compares them.
 * Leaves the backend selected. Both backends must be ready.
 */
export async function checkKernels(
  backend: string,
  cases: KernelCase[] = kernelCases(),
): Promise<KernelCheck[]> {
  const checks: KernelCheck[] = [];
  for (const { name, compute } of cases) {
    await tf.setBackend('cpu');
    const expected = await read(compute);
    await tf.setBackend(backend);
    const actual = await read(compute);
    const worst = expected.map((values, i) => difference(values, actual[i]!));
    checks.push({ name, worst: expected.length === actual.length ? Math.max(...worst) : Number.NaN });
  }
  return checks;
}

async function read(compute: () => tf.Tensor[]): Promise<Float32Array[]> {
  const tensors = tf.tidy(compute);
  try {
    return (await Promise.all(tensors.map((tensor) => tensor.data()))) as Float32Array[];
  } finally {
    tf.dispose(tensors);
  }
}

function difference(expected: Float32Array, actual: Float32Array): number {
  if (expected.length !== actual.length) return Number.NaN;
  const scale = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-30);
  return expected.reduce((worst, value, i) => Math.max(worst, Math.abs(value - actual[i]!) / scale), 0);
}
