import { conjugateProduct, prepareConvolution } from './convolution';
import { powerMod, primitiveRoot } from './integers';
import type { ForwardTransform } from './types';

/** In which order Rader's convolution of length p − 1 reads and writes the values 1 … p − 1, and its kernel. */
export function raderTables(prime: number): {
  readAt: Int32Array;
  writeAt: Int32Array;
  kernel: Float64Array;
} {
  const order = prime - 1;
  const g = primitiveRoot(prime);
  const readAt = new Int32Array(order);
  const writeAt = new Int32Array(order);
  const kernel = new Float64Array(2 * order);
  let power = 1;
  for (let q = 0; q < order; q++) {
    readAt[q] = power;
    const inverse = powerMod(power, prime - 2, prime);
    writeAt[q] = inverse;
    kernel[2 * q] = Math.cos((-2 * Math.PI * inverse) / prime);
    kernel[2 * q + 1] = Math.sin((-2 * Math.PI * inverse) / prime);
    power = (power * g) % prime;
  }
  return { readAt, writeAt, kernel };
}

/**
 * The transform of a prime length p whose p − 1 has the given radices: in the order of the powers of a generator it is a
 * cyclic convolution of length p − 1. Rader 1968, doi 10.1109/PROC.1968.6477.
 */
export function createRader(prime: number, radices: readonly number[]): ForwardTransform {
  const order = prime - 1;
  const { readAt, writeAt, kernel } = raderTables(prime);
  const { spectrum, transform } = prepareConvolution(kernel, radices);
  const sequence = new Float64Array(2 * order);
  const product = new Float64Array(2 * order);

  return (input, output) => {
    const re0 = input[0]!;
    const im0 = input[1]!;
    for (let q = 0; q < order; q++) {
      const at = 2 * readAt[q]!;
      sequence[2 * q] = input[at]!;
      sequence[2 * q + 1] = input[at + 1]!;
    }
    transform(sequence, product);
    output[0] = re0 + product[0]!;
    output[1] = im0 + product[1]!;
    conjugateProduct(product, spectrum);
    // Added to the zero-frequency bin, in[0] is added to every output of the convolution.
    product[0]! += re0;
    product[1]! -= im0;
    transform(product, sequence);
    for (let q = 0; q < order; q++) {
      const at = 2 * writeAt[q]!;
      output[at] = sequence[2 * q]!;
      output[at + 1] = -sequence[2 * q + 1]!;
    }
  };
}
