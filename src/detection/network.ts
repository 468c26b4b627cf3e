/** A dense layer: one row of weights per output, and its bias. */
export interface DenseLayer {
  w: readonly (readonly number[])[];
  b: readonly number[];
}

/** Rows that are added up side by side: a processor waits for the sum of one while it adds to another. */
const AT_ONCE = 4;

/**
 * A small dense network with rectified hidden layers and one output, evaluated without allocating.
 *
 * @returns a function of the features that gives the log-odds
 */
export function denseNetwork(layers: readonly DenseLayer[]): (features: Float64Array) => number {
  const plan = layers.map(({ w, b }) => {
    const rows = AT_ONCE * Math.ceil(b.length / AT_ONCE);
    const width = w[0]!.length;
    // The weights of four rows beside each other; rows that fill up the last four are zeros.
    const weights = new Float64Array(rows * width);
    w.forEach((row, r) => {
      const start = (r - (r % AT_ONCE)) * width + (r % AT_ONCE);
      row.forEach((value, k) => {
        weights[start + k * AT_ONCE] = value;
      });
    });
    const bias = new Float64Array(rows);
    bias.set(b);
    return { weights, bias, width, values: new Float64Array(rows) };
  });
  return (features) => {
    let input = features;
    for (let layer = 0; layer < plan.length; layer++) {
      const { weights, bias, width, values } = plan[layer]!;
      const isLast = layer === plan.length - 1;
      let at = 0;
      for (let row = 0; row < bias.length; row += AT_ONCE) {
        let a = bias[row]!;
        let b = bias[row + 1]!;
        let c = bias[row + 2]!;
        let d = bias[row + 3]!;
        for (let k = 0; k < width; k++, at += AT_ONCE) {
          const value = input[k]!;
          a += weights[at]! * value;
          b += weights[at + 1]! * value;
          c += weights[at + 2]! * value;
          d += weights[at + 3]! * value;
        }
        values[row] = isLast || a > 0 ? a : 0;
        values[row + 1] = b > 0 ? b : 0;
        values[row + 2] = c > 0 ? c : 0;
        values[row + 3] = d > 0 ? d : 0;
      }
      input = values;
    }
    return input[0]!;
  };
}
