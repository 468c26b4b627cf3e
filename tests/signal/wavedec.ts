import { getWavelet } from '../../src/signal/wavelets';
import { dwt, idwt } from './dwt';

/** A signal as wavelet coefficients: the last level's approximation and one row of details per level. */
export interface Decomposition {
  /** Length of the original signal, so that `waverec` returns as many samples. */
  lengthSamples: number;
  approximation: Float64Array;
  /** `details[0]` is D1, the finest. (PyWavelets lists them in reverse order, after the approximation.) */
  details: Float64Array[];
}

/**
 * Multilevel transform with symmetric borders, equal to PyWavelets' `wavedec`. More levels than `maxLevel` work as they
 * do there (all coefficients are then affected by the border); 0 levels give the signal itself as the approximation.
 */
export function wavedec(signal: ArrayLike<number>, waveletName: string, levels: number): Decomposition {
  let approximation = Float64Array.from(signal);
  const details: Float64Array[] = [];
  for (let level = 1; level <= levels; level++) {
    const split = dwt(approximation, waveletName);
    details.push(split.detail);
    approximation = split.approximation as Float64Array<ArrayBuffer>;
  }
  return { lengthSamples: signal.length, approximation, details };
}

/** The inverse of `wavedec`, equal to PyWavelets' `waverec` except for its extra last sample at odd lengths. */
export function waverec(decomposition: Decomposition, waveletName: string): Float64Array {
  let approximation = decomposition.approximation;
  for (let level = decomposition.details.length; level >= 1; level--) {
    const detail = decomposition.details[level - 1]!;
    approximation = idwt({ approximation: approximation.subarray(0, detail.length), detail }, waveletName);
  }
  return approximation.slice(0, decomposition.lengthSamples);
}

/**
 * The deepest level that has a coefficient unaffected by the borders: ⌊log2(n / (L − 1))⌋, at least 0;
 * PyWavelets' `dwt_max_level`.
 */
export function maxLevel(lengthSamples: number, waveletName: string): number {
  const reach = getWavelet(waveletName).length - 1;
  let level = 0;
  for (let rest = lengthSamples; rest >= 2 * reach; rest /= 2) level++;
  return level;
}
