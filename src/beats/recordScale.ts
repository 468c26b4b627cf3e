import { medianInPlace } from './median';

/** A range below a nanovolt (for mV) counts as flat. */
const FLAT_RANGE = 1e-6;

/**
 * The typical height of a record's beats: the median over all windows of (highest − lowest sample), in the unit of the
 * windows. Needs no label, and a few ectopic beats or artefacts do not change it. 1 for a flat record, which is thus unchanged.
 *
 * @param matrices each rows × lengthSamples, row after row
 */
export function recordScale(matrices: readonly Float32Array[], lengthSamples: number): number {
  const ranges = new Float64Array(matrices.reduce((sum, matrix) => sum + matrix.length / lengthSamples, 0));
  let row = 0;
  for (const matrix of matrices) {
    for (let start = 0; start < matrix.length; start += lengthSamples) {
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      for (let i = start; i < start + lengthSamples; i++) {
        const value = matrix[i]!;
        if (value < low) low = value;
        if (value > high) high = value;
      }
      ranges[row++] = high - low;
    }
  }
  const scale = medianInPlace(ranges);
  return scale > FLAT_RANGE ? scale : 1;
}

/** Multiplies every sample, in place. */
export function scaleBy(values: Float32Array, factor: number): void {
  if (factor === 1) return;
  for (let i = 0; i < values.length; i++) values[i]! *= factor;
}
