import { createMixedRadix } from './mixedRadix';
import type { ForwardTransform } from './types';

/**
 * Cyclic convolution with a fixed kernel by two forward transforms. Returns the spectrum of the kernel, scaled by 1/m,
 * and the transform of its length m; `conjugateProduct` and a second forward transform then give the conjugate result,
 * since an inverse transform is a forward one between two conjugations.
 */
export function prepareConvolution(
  kernel: Float64Array,
  radices: readonly number[],
): { spectrum: Float64Array; transform: ForwardTransform } {
  const m = kernel.length / 2;
  const transform = createMixedRadix(m, radices);
  const spectrum = new Float64Array(2 * m);
  transform(kernel, spectrum);
  for (let i = 0; i < spectrum.length; i++) spectrum[i]! /= m;
  return { spectrum, transform };
}

/** values ← conj(values · spectrum), element by element, interleaved complex. */
export function conjugateProduct(values: Float64Array, spectrum: Float64Array): void {
  const length = spectrum.length;
  for (let i = 0; i < length; i += 2) {
    const re = values[i]!;
    const im = values[i + 1]!;
    const br = spectrum[i]!;
    const bi = spectrum[i + 1]!;
    values[i] = re * br - im * bi;
    values[i + 1] = -(re * bi + im * br);
  }
}
