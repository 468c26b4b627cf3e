/** The generated signal behind the reference values: sin(0.05 n) + 0.1 cos(1.3 n). */
export function probe(lengthSamples: number): Float64Array {
  return Float64Array.from({ length: lengthSamples }, (_, n) => Math.sin(0.05 * n) + 0.1 * Math.cos(1.3 * n));
}

/** Largest absolute difference of two rows of one length; infinite where the lengths differ or a value is NaN. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
  }
  return largest;
}
