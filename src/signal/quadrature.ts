import type { Quadrature, QuadraturePair } from './types';
import { createQuadratureFour } from './wasm/quadratureFour';

/** Four outputs at a time go up to three beyond the last. */
const MARGIN = 3;

/**
 * In WebAssembly where the browser can; the results are the same to the last bit.
 *
 * @param lengths of the rows, the first of which is filtered
 */
export function createQuadrature(pairs: readonly QuadraturePair[], lengths: readonly number[]): Quadrature {
  const room = lengths.map((length) => length + MARGIN);
  return createQuadratureFour(pairs, room) ?? createPlainQuadrature(pairs, room);
}

/** In TypeScript. */
export function createPlainQuadrature(
  pairs: readonly QuadraturePair[],
  lengths: readonly number[],
): Quadrature {
  const rows = lengths.map((length) => new Float64Array(length));
  const x = rows[0]!;
  return {
    rows,
    run(pair, from, count, evenRow, magnitudeRow, at) {
      const { odd, even, half } = pairs[pair]!;
      const bends = rows[evenRow]!;
      const magnitudes = rows[magnitudeRow]!;
      for (let i = 0; i < count; i++) {
        const c = from + i;
        let slope = 0;
        let bend = even[0]! * x[c]!;
        for (let j = 1; j <= half; j++) {
          const right = x[c + j]!;
          const left = x[c - j]!;
          slope += odd[j]! * (right - left);
          bend += even[j]! * (right + left);
        }
        bends[at + i] = bend;
        magnitudes[at + i] = Math.sqrt(slope * slope + bend * bend);
      }
    },
  };
}
