import { butterflies } from './butterflies';
import type { ForwardTransform } from './types';

/** One pass of a transform; `twiddles` as the butterflies read them. */
export interface Pass {
  radix: number;
  columns: number;
  stride: number;
  twiddles: Float64Array;
}

/** The passes of a transform of a length that is the product of `radices` (2, 3, 4, 5), one per radix. */
export function passesOf(length: number, radices: readonly number[]): Pass[] {
  let rest = length;
  return radices.map((radix) => {
    const pass = {
      radix,
      columns: rest / radix,
      stride: length / rest,
      twiddles: twiddlesOf(rest, radix),
    };
    rest = pass.columns;
    return pass;
  });
}

/** The transform of a length that is the product of `radices` (2, 3, 4, 5): one self-sorting pass per radix. */
export function createMixedRadix(length: number, radices: readonly number[]): ForwardTransform {
  const passes = passesOf(length, radices).map((pass) => ({ ...pass, butterfly: butterflies[pass.radix]! }));
  const scratch = new Float64Array(passes.length > 1 ? 2 * length : 0);
  return (input, output) => {
    if (passes.length === 0) {
      for (let i = 0; i < 2 * length; i++) output[i] = input[i]!;
      return;
    }
    let from = input;
    // Alternate between output and scratch so that the last pass writes to the output.
    let to = passes.length % 2 === 1 ? output : scratch;
    for (let i = 0; i < passes.length; i++) {
      const pass = passes[i]!;
      pass.butterfly(pass.columns, pass.stride, from, to, pass.twiddles);
      from = to;
      to = to === output ? scratch : output;
    }
  };
}

/** e^(−2πi pk/n) for p = 0 … n/radix − 1, k = 1 … radix − 1, interleaved. */
function twiddlesOf(n: number, radix: number): Float64Array {
  const columns = n / radix;
  const twiddles = new Float64Array(2 * columns * (radix - 1));
  let t = 0;
  for (let p = 0; p < columns; p++) {
    for (let k = 1; k < radix; k++) {
      const angle = (-2 * Math.PI * p * k) / n;
      twiddles[t++] = Math.cos(angle);
      twiddles[t++] = Math.sin(angle);
    }
  }
  return twiddles;
}
