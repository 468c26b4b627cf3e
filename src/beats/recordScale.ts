import { medianInPlace } from './median';

/** A range is nothing below a nanovolt (for mV). */
const FLAT_RANGE = 1e-6;

/**
 * How high the beats of a record are: the median over all its windows of (highest − lowest sample), in the unit of the windows.
 * Needs no label, and a few ectopic beats or artefacts do not move it. 1 for a flat record, which so stays as it is.
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
