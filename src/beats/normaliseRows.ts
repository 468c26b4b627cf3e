/** A row is flat if its range is below a nanovolt (for mV) or below float32's own rounding at its level. */
const FLAT_RANGE = 1e-6;

/**
 * Normalises each beat separately, in place.
 *
 * `zscore`: mean 0, SD 1 (divided by m, as scipy.stats.zscore); `minmax`: from 0 to 1.
 * A flat beat becomes zeros, so that its noise is not amplified.
 *
 * @param waveform n × lengthSamples, row after row
 */
export function normaliseRows(
  waveform: Float32Array,
  lengthSamples: number,
  kind: 'zscore' | 'minmax',
): void {
  for (let start = 0; start < waveform.length; start += lengthSamples) {
    const row = waveform.subarray(start, start + lengthSamples);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    let sum = 0;
    for (let i = 0; i < row.length; i++) {
      const value = row[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
      sum += value;
    }
    const range = high - low;
    if (range <= FLAT_RANGE * Math.max(1, Math.abs(low), Math.abs(high))) {
      row.fill(0);
      continue;
    }
    const centre = kind === 'minmax' ? low : sum / row.length;
    const unit = kind === 'minmax' ? range : standardDeviation(row, centre);
    for (let i = 0; i < row.length; i++) row[i] = (row[i]! - centre) / unit;
  }
}

function standardDeviation(row: Float32Array, mean: number): number {
  let squares = 0;
  for (let i = 0; i < row.length; i++) squares += (row[i]! - mean) ** 2;
  return Math.sqrt(squares / row.length);
}
