/** A dense layer: one row of weights per output, and its bias. */
export interface DenseLayer {
  w: readonly (readonly number[])[];
  b: readonly number[];
}

/**
 * A small dense network with rectified hidden layers and one output, evaluated without allocating.
 *
 * @returns a function of the features that gives the log-odds
 */
export function denseNetwork(layers: readonly DenseLayer[]): (features: Float64Array) => number {
  const plan = layers.map(({ w, b }) => ({
    weights: Float64Array.from(w.flat()),
    bias: Float64Array.from(b),
    values: new Float64Array(b.length),
  }));
  return (features) => {
    let input = features;
    for (let layer = 0; layer < plan.length; layer++) {
      const { weights, bias, values } = plan[layer]!;
      const width = weights.length / bias.length;
      const isLast = layer === plan.length - 1;
      for (let row = 0; row < bias.length; row++) {
        let sum = bias[row]!;
        for (let k = 0; k < width; k++) sum += weights[row * width + k]! * input[k]!;
        values[row] = isLast || sum > 0 ? sum : 0;
      }
      input = values;
    }
    return input[0]!;
  };
}
