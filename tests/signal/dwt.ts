import { assert } from '../../src/base/assert';
import { analyse, phasesOf, reversed, synthesise } from '../../src/signal/filterBank';
import { coefficientLength, mirrorAround } from '../../src/signal/symmetricBorder';
import { getWavelet } from '../../src/signal/wavelets';

/** One level of a discrete wavelet transform: two rows of ⌊(n + L − 1)/2⌋ coefficients. */
export interface DwtLevel {
  approximation: Float64Array;
  detail: Float64Array;
}

/**
 * One level of the discrete wavelet transform of n samples with half-sample symmetric borders:
 * equals PyWavelets' `dwt(x, wavelet, 'symmetric')`. An empty signal gives empty rows.
 */
export function dwt(signal: ArrayLike<number>, waveletName: string): DwtLevel {
  const wavelet = getWavelet(waveletName);
  const n = signal.length;
  const count = coefficientLength(n, wavelet.length);
  const level = { approximation: new Float64Array(count), detail: new Float64Array(count) };
  if (n === 0) return level;
  const padded = new Float64Array(n + 2 * wavelet.length - 3);
  padded.set(signal, wavelet.length - 2);
  mirrorAround(padded, wavelet.length - 2, n, wavelet.length);
  analyse(padded, 0, reversed(wavelet.analysisLow), level.approximation, 0, count);
  analyse(padded, 0, reversed(wavelet.analysisHigh), level.detail, 0, count);
  return level;
}

/**
 * The inverse of `dwt`: c coefficients per row give 2c − L + 2 samples, as PyWavelets' `idwt(a, d, wavelet, 'symmetric')`
 * (one more than the original if that was odd). A missing row (undefined) counts as zeros and costs nothing.
 */
export function idwt(level: Partial<DwtLevel>, waveletName: string): Float64Array {
  const { approximation, detail } = level;
  const wavelet = getWavelet(waveletName);
  const count = approximation?.length ?? detail?.length ?? 0;
  assert((detail?.length ?? count) === count, 'approximation and detail of one level differ in length');
  if (count === 0) return new Float64Array(0);
  const pairs = count - wavelet.length / 2 + 1;
  assert(
    pairs > 0,
    `a level of ${wavelet.name} has at least ${wavelet.length / 2} coefficients, not ${count}`,
  );
  const signal = new Float64Array(2 * pairs);
  if (approximation) synthesise(approximation, 0, phasesOf(wavelet.synthesisLow), signal, 0, pairs);
  if (detail) {
    const part = new Float64Array(2 * pairs);
    synthesise(detail, 0, phasesOf(wavelet.synthesisHigh), part, 0, pairs);
    for (let i = 0; i < part.length; i++) signal[i]! += part[i]!;
  }
  return signal;
}
