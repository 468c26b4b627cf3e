import { assert } from '../../base/assert';
import { createFftPlan } from '../fft/plan';
import { defaultScalogramGrid } from './defaults';
import { createEvenSpectrum } from './evenSpectrum';
import { morletBandHz, morletGain } from './morlet';
import type { ScalogramGrid, ScalogramPlan } from './types';

/**
 * Scalograms of short rows: the magnitude of the continuous wavelet transform with the analytic Morlet wavelet (`morlet.ts`).
 *
 * With x(t) = Σ c_k cos(2πν_k t), ν_k = k/(2T), the row of T seconds from its first to its last sample, extended
 * periodically by mirror images at both ends: W(f, t) = Σ_k c_k g(ν_k, f) e^(2πiν_k t), g = `morletGain`, and the
 * scalogram is |W|. That is the convolution of the extended row with the wavelet, ∫ x(τ) ψ*((τ − t)/s) dτ, whose
 * Fourier transform is the product. Border: below about 5 Hz the wavelets are wider than a beat, so the extension
 * matters; the mirror image adds no edge, as zeros would, and no mean has to be subtracted, since the wavelet passes
 * none. Of waves slower than 1/(2T) (0.56 Hz for 0.9 s) a row holds only one coefficient: the last scales change little
 * over time.
 *
 * Step j of `steps` is at j·T/steps after the first sample.
 *
 * All coefficients are real, so W(f, −t) is the conjugate of W(f, t) and one complex transform of 2·steps points
 * handles two scales. Terms with a gain below 1e-5 are left out: the error is below 1e-5 · Σ|c_k|. In float64.
 *
 * @param lengthSamples samples of a row, 2 or more
 * @param rowHz sampling rate of the rows; scales above rowHz/2 see only the flank of the wavelet's spectrum
 */
export function createScalogram(
  lengthSamples: number,
  rowHz: number,
  grid: ScalogramGrid = defaultScalogramGrid,
): ScalogramPlan {
  const { scales, steps, lowestHz, highestHz } = grid;
  assert(Number.isInteger(lengthSamples) && lengthSamples >= 2, 'a row has two samples or more');
  assert(
    rowHz > 0 && lowestHz > 0 && highestHz > lowestHz,
    'rates and frequencies are positive, lowest first',
  );
  assert(scales >= 2 && scales % 2 === 0 && steps >= 1, 'scales go in pairs');
  const frequencyHz = logSpaced(highestHz, lowestHz, scales);
  const durationSec = (lengthSamples - 1) / rowHz;
  const points = 2 * steps;
  const spectrumOf = createEvenSpectrum(lengthSamples);
  const bands = Array.from(frequencyHz, (centreHz) => gainsOf(centreHz, durationSec, lengthSamples));
  const { forward } = createFftPlan(points);
  const coefficients = new Float64Array(lengthSamples);
  const pair = new Float64Array(2 * points);
  const transformed = new Float64Array(2 * points);

  /** Adds a scale's terms to the real (0) or imaginary (1) parts; terms a full period apart are added up. */
  function addBand({ first, gains }: Band, part: 0 | 1): void {
    for (let k = 0; k < gains.length; k++) {
      pair[2 * ((first + k) % points) + part]! += gains[k]! * coefficients[first + k]!;
    }
  }

  return {
    grid,
    frequencyHz,
    timeSec: Float64Array.from({ length: steps }, (_, step) => (step * durationSec) / steps),
    run(row, magnitude, offset = 0, stride = 1) {
      spectrumOf(row, offset, stride, coefficients);
      for (let scale = 0; scale < scales; scale += 2) {
        pair.fill(0);
        addBand(bands[scale]!, 0);
        addBand(bands[scale + 1]!, 1);
        forward(pair, transformed);
        separate(transformed, magnitude, scale * steps, steps);
      }
    },
  };
}

/**
 * Separates two transforms computed as one: with Z = A + iB and A(−t), B(−t) the conjugates of A(t), B(t), 2A = Z(t) +
 * Z*(−t) and 2iB = Z(t) − Z*(−t). The magnitudes of A go to `at`, those of B after them.
 */
function separate(z: Float64Array, magnitude: Float32Array, at: number, steps: number): void {
  for (let step = 0; step < steps; step++) {
    const there = 2 * step;
    const back = step === 0 ? 0 : 4 * steps - there;
    const re = z[there]!;
    const im = z[there + 1]!;
    const backRe = z[back]!;
    const backIm = z[back + 1]!;
    magnitude[at + step] = 0.5 * Math.sqrt((re + backRe) ** 2 + (im - backIm) ** 2);
    magnitude[at + steps + step] = 0.5 * Math.sqrt((re - backRe) ** 2 + (im + backIm) ** 2);
  }
}

/** The gains of one scale on the cosines from index `first` on. */
interface Band {
  first: number;
  gains: Float64Array;
}

function gainsOf(centreHz: number, durationSec: number, cosines: number): Band {
  const spacingHz = 1 / (2 * durationSec);
  const [lowHz, highHz] = morletBandHz(centreHz);
  const first = Math.max(1, Math.ceil(lowHz / spacingHz));
  const end = Math.min(cosines, Math.floor(highHz / spacingHz) + 1);
  const gains = Float64Array.from({ length: Math.max(0, end - first) }, (_, k) =>
    morletGain((first + k) * spacingHz, centreHz),
  );
  return { first, gains };
}

function logSpaced(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
}
