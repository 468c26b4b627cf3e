import type { DenseRows } from './types';
import { createDenseFour } from './wasm/denseFour';

/** Outputs whose weights lie beside each other. */
export const ROWS_AT_ONCE = 4;

/**
 * A small dense network with rectified hidden layers, evaluated without allocating; in WebAssembly where the browser can, with the
 * same result to the last bit.
 *
 * @returns a function of the inputs of the first layer that gives the first output of the last
 */
export function createDense(layers: readonly DenseRows[]): (inputs: Float64Array) => number {
  return createDenseFour(layers) ?? createPlainDense(layers);
}

/** In TypeScript. */
export function createPlainDense(layers: readonly DenseRows[]): (inputs: Float64Array) => number {
  const outputs = layers.map(({ bias }) => new Float64Array(bias.length));
  return (inputs) => {
    let input = inputs;
    for (let layer = 0; layer < layers.length; layer++) {
      const { weights, bias, inputs: width } = layers[layer]!;
      const values = outputs[layer]!;
      const isLast = layer === layers.length - 1;
      let at = 0;
      // A processor waits for the sum of one row while it adds to another.
      for (let row = 0; row < bias.length; row += ROWS_AT_ONCE) {
        let a = bias[row]!;
        let b = bias[row + 1]!;
        let c = bias[row + 2]!;
        let d = bias[row + 3]!;
        for (let k = 0; k < width; k++, at += ROWS_AT_ONCE) {
          const value = input[k]!;
          a += weights[at]! * value;
          b += weights[at + 1]! * value;
          c += weights[at + 2]! * value;
          d += weights[at + 3]! * value;
        }
        values[row] = isLast || a > 0 ? a : 0;
        values[row + 1] = isLast || b > 0 ? b : 0;
        values[row + 2] = isLast || c > 0 ? c : 0;
        values[row + 3] = isLast || d > 0 ? d : 0;
      }
      input = values;
    }
    return input[0]!;
  };
}
