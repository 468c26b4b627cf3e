/** Number of approximation (and of detail) coefficients of one level: ⌊(n + L − 1)/2⌋; 0 for an empty signal. */
export function coefficientLength(lengthSamples: number, filterLength: number): number {
  return lengthSamples === 0 ? 0 : Math.floor((lengthSamples + filterLength - 1) / 2);
}

/**
 * The index in a signal of n ≥ 1 samples that index `i` of its endless half-sample symmetric extension refers to
 * (… x1 x0 | x0 x1 … xn−1 | xn−1 xn−2 …), PyWavelets' mode `symmetric`. Signals shorter than the filter are mirrored
 * repeatedly.
 */
export function mirrorIndex(i: number, n: number): number {
  const period = 2 * n;
  const m = ((i % period) + period) % period;
  return m < n ? m : period - 1 - m;
}

/**
 * Writes the mirror images around the n samples at `start` in `buffer`: L − 2 before and L − 1 after them, as far as
 * `analyse` reads for filters of L taps. Needs start ≥ L − 2.
 */
export function mirrorAround(buffer: Float64Array, start: number, n: number, filterLength: number): void {
  for (let t = 1; t <= filterLength - 2; t++) buffer[start - t] = buffer[start + mirrorIndex(-t, n)]!;
  for (let t = 0; t < filterLength - 1; t++) buffer[start + n + t] = buffer[start + mirrorIndex(n + t, n)]!;
}
