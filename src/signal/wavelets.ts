import { biorthogonalLowPass, orthogonalLowPass } from './waveletTable';

/** The four filters of a two-channel filter bank, each of `length` taps (even), in PyWavelets' order and sign. */
export interface Wavelet {
  name: WaveletName;
  length: number;
  analysisLow: Float64Array;
  analysisHigh: Float64Array;
  synthesisLow: Float64Array;
  synthesisHigh: Float64Array;
}

/** Every wavelet available here; `haar` and `db1` are the same one. */
export const WAVELET_NAMES = [
  ...['haar', 'db1', 'db2', 'db3', 'db4', 'db5', 'db6', 'db7', 'db8', 'db9', 'db10'],
  ...['sym4', 'sym5', 'sym6', 'sym7', 'sym8'],
  ...['coif1', 'coif2', 'coif3', 'coif4', 'coif5'],
  'bior6.8',
] as WaveletName[];

export type WaveletName = keyof typeof orthogonalLowPass | keyof typeof biorthogonalLowPass | 'db1';

export function isWaveletName(name: string): name is WaveletName {
  return (WAVELET_NAMES as string[]).includes(name);
}

/**
 * The filters of a wavelet. The low-pass ones come from the table (an orthogonal wavelet's synthesis filter is its
 * analysis filter in reverse order), the high-pass ones from the quadrature mirror rule `analysisHigh[k] = (−1)^(k+1)
 * synthesisLow[k]`, `synthesisHigh[k] = (−1)^k analysisLow[k]`. Throws an Error that lists the known names for any other name.
 */
export function getWavelet(name: string): Wavelet {
  if (!isWaveletName(name)) {
    throw new Error(`There is no wavelet "${name}"; choose one of ${WAVELET_NAMES.join(', ')}.`);
  }
  const [low, synthesis] = lowPassOf(name);
  const alternate = (filter: Float64Array, first: number) =>
    filter.map((tap, k) => (k % 2 === 0 ? first * tap : -first * tap));
  return {
    name,
    length: low.length,
    analysisLow: low,
    analysisHigh: alternate(synthesis, -1),
    synthesisLow: synthesis,
    synthesisHigh: alternate(low, 1),
  };
}

function lowPassOf(name: WaveletName): [analysis: Float64Array, synthesis: Float64Array] {
  if (name in biorthogonalLowPass) {
    const pair = biorthogonalLowPass[name as keyof typeof biorthogonalLowPass];
    return [Float64Array.from(pair.analysis), Float64Array.from(pair.synthesis)];
  }
  const key = name === 'db1' ? 'haar' : (name as keyof typeof orthogonalLowPass);
  const low = Float64Array.from(orthogonalLowPass[key]);
  return [low, low.slice().reverse()];
}
