import { analyse, type Phases, phasesOf, reversed, synthesise } from './filterBank';
import { coefficientLength, mirrorAround } from './symmetricBorder';
import { getWavelet } from './wavelets';

/**
 * Removes the upper half of a detail level's band, in place: 3/4 to 1 times f/2^level. In the wavelet packets of the level (Coifman
 * and Wickerhauser 1992, doi 10.1109/18.119732) that is the low-pass half of its details, whose frequencies run backwards. Equals
 * PyWavelets' `dwt` and `idwt` step by step, half-sample symmetric.
 *
 * @param level 1 = finest
 * @returns a function that changes a signal without missing samples
 * @throws Error for an unknown wavelet
 */
export function createDetailHalver(waveletName: string, level: number): (signal: Float32Array) => void {
  const wavelet = getWavelet(waveletName);
  const L = wavelet.length;
  const down = { low: reversed(wavelet.analysisLow), high: reversed(wavelet.analysisHigh) };
  const up = { low: phasesOf(wavelet.synthesisLow), high: phasesOf(wavelet.synthesisHigh) };

  function split(x: ArrayLike<number>, taps: Float64Array): Float64Array {
    const padded = new Float64Array(x.length + 2 * L);
    padded.set(x, L - 2);
    mirrorAround(padded, L - 2, x.length, L);
    const half = new Float64Array(coefficientLength(x.length, L));
    analyse(padded, 0, taps, half, 0, half.length);
    return half;
  }

  function join(half: Float64Array, phases: Phases, length: number): Float64Array {
    const pairs = half.length - L / 2 + 1;
    const whole = new Float64Array(2 * pairs);
    synthesise(half, 0, phases, whole, 0, pairs);
    return whole.subarray(0, length);
  }

  return (signal) => {
    if (signal.length === 0) return;
    let x: ArrayLike<number> = signal;
    const lengths: number[] = [];
    for (let j = 1; j < level; j++) {
      lengths.push(x.length);
      x = split(x, down.low);
    }
    const detail = split(x, down.high);
    let removed = join(split(detail, down.low), up.low, detail.length);
    removed = join(removed, up.high, x.length);
    for (const length of lengths.reverse()) removed = join(removed, up.low, length);
    for (let i = 0; i < signal.length; i++) signal[i]! -= removed[i]!;
  };
}
