/**
 * Turns the residuals in target[order … count) into samples by the fixed polynomial predictors (RFC 9639, 9.2.5):
 * a sample is predicted by the polynomial of degree order − 1 through the preceding ones.
 */
export function predictFixed(target: Int32Array, count: number, order: number): void {
  if (order === 1) {
    let last = target[0]!;
    for (let i = 1; i < count; i++) {
      last = (last + target[i]!) | 0;
      target[i] = last;
    }
  } else if (order === 2) {
    for (let i = 2; i < count; i++) target[i]! += 2 * target[i - 1]! - target[i - 2]!;
  } else if (order === 3) {
    for (let i = 3; i < count; i++) target[i]! += 3 * (target[i - 1]! - target[i - 2]!) + target[i - 3]!;
  } else if (order === 4) {
    for (let i = 4; i < count; i++) {
      target[i]! += 4 * (target[i - 1]! + target[i - 3]!) - 6 * target[i - 2]! - target[i - 4]!;
    }
  }
}

/**
 * Turns the residuals in target[order … count) into samples by linear prediction (RFC 9639, 9.2.6): the weighted sum of
 * the preceding samples, the nearest first, shifted down.
 *
 * @param sumBits the most bits that a sum may need. Beyond 32 sums are computed in float64, which is exact (25-bit
 *   samples, 15-bit weights, 32 of them: 45 bits) but slower
 */
export function predictLinear(
  target: Int32Array,
  count: number,
  coefficients: Int32Array,
  shift: number,
  sumBits: number,
): void {
  if (sumBits <= 32) predictNarrow(target, count, coefficients, shift);
  else predictWide(target, count, Float64Array.from(coefficients), 2 ** -shift);
}

function predictNarrow(target: Int32Array, count: number, coefficients: Int32Array, shift: number): void {
  const order = coefficients.length;
  for (let i = order; i < count; i++) {
    let sum = 0;
    for (let j = 0, before = i - 1; j < order; j++, before--) {
      sum = (sum + Math.imul(coefficients[j]!, target[before]!)) | 0;
    }
    target[i] = target[i]! + (sum >> shift);
  }
}

function predictWide(target: Int32Array, count: number, weights: Float64Array, scale: number): void {
  const order = weights.length;
  for (let i = order; i < count; i++) {
    let sum = 0;
    for (let j = 0, before = i - 1; j < order; j++, before--) sum += weights[j]! * target[before]!;
    target[i] = target[i]! + Math.floor(sum * scale);
  }
}
