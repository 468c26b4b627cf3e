/**
 * Class probabilities of each beat from its logits.
 *
 * @param logits n × classCount
 * @returns n × classCount, each row summing to 1
 */
export function softmaxRows(logits: Float32Array, classCount: number): Float32Array {
  const probabilities = new Float32Array(logits.length);
  for (let row = 0; row < logits.length; row += classCount) {
    const highest = rowMaximum(logits, row, classCount);
    let sum = 0;
    for (let k = row; k < row + classCount; k++) sum += Math.exp(logits[k]! - highest);
    for (let k = row; k < row + classCount; k++) probabilities[k] = Math.exp(logits[k]! - highest) / sum;
  }
  return probabilities;
}

/**
 * Mean cross-entropy and fraction of correct answers over beats.
 *
 * @param logits n × classCount
 * @param labels n class indices, n ≥ 1
 */
export function lossOfRows(
  logits: Float32Array,
  labels: Uint8Array,
  classCount: number,
): { loss: number; accuracy: number } {
  let loss = 0;
  let correct = 0;
  labels.forEach((label, beat) => {
    const row = beat * classCount;
    const highest = rowMaximum(logits, row, classCount);
    let sum = 0;
    let first = -1;
    for (let k = 0; k < classCount; k++) {
      const value = logits[row + k]!;
      sum += Math.exp(value - highest);
      if (first < 0 && value === highest) first = k;
    }
    loss += Math.log(sum) - (logits[row + label]! - highest);
    if (first === label) correct++;
  });
  return { loss: loss / labels.length, accuracy: correct / labels.length };
}

/**
 * The first columns of rows: where the last one is the curve for no beat, what the others say of a beat that is known to be there.
 *
 * @param width columns of the rows
 * @param count columns to keep, at most `width`
 */
export function firstColumns(rows: Float32Array, width: number, count: number): Float32Array {
  return width === count ? rows : rows.filter((_, i) => i % width < count);
}

function rowMaximum(values: Float32Array, start: number, count: number): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = start; k < start + count; k++) if (values[k]! > highest) highest = values[k]!;
  return highest;
}
