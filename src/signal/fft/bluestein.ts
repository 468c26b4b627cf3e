import { conjugateProduct, prepareConvolution } from './convolution';
import { nextSmoothLength, radicesOf } from './integers';
import type { ForwardTransform } from './types';

/** The chirp of Bluestein's transform, and the kernel of its convolution, whose length has `radices`. */
export function bluesteinTables(length: number): {
  chirp: Float64Array;
  kernel: Float64Array;
  radices: readonly number[];
} {
  const m = nextSmoothLength(2 * length - 1);
  const chirp = new Float64Array(2 * length);
  const kernel = new Float64Array(2 * m);
  for (let j = 0; j < length; j++) {
    // The phase πj²/n repeats after j² = 2n: reducing j² first keeps the angle small and exact.
    const angle = (Math.PI * ((j * j) % (2 * length))) / length;
    const re = Math.cos(angle);
    const im = Math.sin(angle);
    chirp[2 * j] = re;
    chirp[2 * j + 1] = -im;
    for (const at of [j, (m - j) % m]) {
      kernel[2 * at] = re;
      kernel[2 * at + 1] = im;
    }
  }
  return { chirp, kernel, radices: radicesOf(m) ?? [] };
}

/**
 * The transform of any length n as a convolution with a chirp, jk = (j² + k² − (k − j)²)/2, padded to a smooth length
 * m ≥ 2n − 1. Bluestein 1970, doi 10.1109/TAU.1970.1162132.
 */
export function createBluestein(length: number): ForwardTransform {
  const { chirp, kernel, radices } = bluesteinTables(length);
  const { spectrum, transform } = prepareConvolution(kernel, radices);
  const padded = new Float64Array(kernel.length);
  const product = new Float64Array(kernel.length);

  return (input, output) => {
    padded.fill(0, 2 * length);
    for (let i = 0; i < 2 * length; i += 2) {
      padded[i] = input[i]! * chirp[i]! - input[i + 1]! * chirp[i + 1]!;
      padded[i + 1] = input[i]! * chirp[i + 1]! + input[i + 1]! * chirp[i]!;
    }
    transform(padded, product);
    conjugateProduct(product, spectrum);
    transform(product, padded);
    for (let i = 0; i < 2 * length; i += 2) {
      const re = padded[i]!;
      const im = -padded[i + 1]!;
      output[i] = re * chirp[i]! - im * chirp[i + 1]!;
      output[i + 1] = re * chirp[i + 1]! + im * chirp[i]!;
    }
  };
}
