import { createDense, ROWS_AT_ONCE } from '../signal/dense';

/** A dense layer: one row of weights per output, and its bias. */
export interface DenseLayer {
  w: readonly (readonly number[])[];
  b: readonly number[];
}

/**
 * A small dense network with rectified hidden layers and one output.
 *
 * @returns a function of the features that gives the log-odds
 */
export function denseNetwork(layers: readonly DenseLayer[]): (features: Float64Array) => number {
  return createDense(
    layers.map(({ w, b }) => {
      const rows = ROWS_AT_ONCE * Math.ceil(b.length / ROWS_AT_ONCE);
      const inputs = w[0]!.length;
      // Rows that fill up the last four are zeros.
      const weights = new Float64Array(rows * inputs);
      w.forEach((row, r) => {
        const start = (r - (r % ROWS_AT_ONCE)) * inputs + (r % ROWS_AT_ONCE);
        row.forEach((value, k) => {
          weights[start + k * ROWS_AT_ONCE] = value;
        });
      });
      const bias = new Float64Array(rows);
      bias.set(b);
      return { weights, bias, inputs };
    }),
  );
}
