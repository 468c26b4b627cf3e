import { assert } from '../base/assert';

/**
 * The most probable class of every beat; ties go to the first, as in NumPy's argmax.
 *
 * @param probabilities n × classCount, row-major. NaN is never the most probable; a row of only NaN gives class 0.
 * @returns n class indices
 */
export function argmaxRows(probabilities: Float32Array, classCount: number): Uint8Array {
  assert(
    classCount > 0 && probabilities.length % classCount === 0,
    `${probabilities.length} probabilities do not divide into rows of ${classCount} classes`,
  );
  const rows = probabilities.length / classCount;
  const best = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * classCount;
    let highest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < classCount; index++) {
      const probability = probabilities[start + index]!;
      if (probability > highest) {
        highest = probability;
        best[row] = index;
      }
    }
  }
  return best;
}
