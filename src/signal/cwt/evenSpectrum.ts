import { createFftPlan } from '../fft/plan';

/**
 * Writes a row as a sum of cosines: x(m) = Σ c_k cos(πkm/N), k = 0 … N, N = samples − 1 (a DCT of type I).
 *
 * That is the Fourier series of the row extended by its mirror image at both ends (without repeating the end samples),
 * which has the period 2N and no jump.
 *
 * @param row samples from `offset` on, `stride` apart
 * @param coefficients N + 1 numbers, written
 */
export type EvenSpectrum = (
  row: Float32Array,
  offset: number,
  stride: number,
  coefficients: Float64Array,
) => void;

/** @param samples of a row, 2 or more */
export function createEvenSpectrum(samples: number): EvenSpectrum {
  const last = samples - 1;
  const period = 2 * last;
  const { forward } = createFftPlan(period);
  const signal = new Float64Array(2 * period);
  const spectrum = new Float64Array(2 * period);
  return (row, offset, stride, coefficients) => {
    for (let m = 0, at = offset; m <= last; m++, at += stride) {
      signal[2 * m] = row[at]!;
      // The first and the last sample are their own mirror images.
      if (m > 0) signal[2 * (period - m)] = row[at]!;
    }
    forward(signal, spectrum);
    // The sequence is even and real, so its spectrum is real; ±k together make one cosine.
    for (let k = 0; k <= last; k++) {
      coefficients[k] = ((k === 0 || k === last ? 1 : 2) * spectrum[2 * k]!) / period;
    }
  };
}
