import { analyse, phasesOf, reversed, synthesise } from './filterBank';
import type { LowPass, LowPassMemory } from './types';
import { createLowPassTwelve } from './wasm/lowPassTwelve';
import type { Wavelet } from './wavelets';

/** In WebAssembly where that is faster and the browser can; the results are the same to the last bit. */
export function createLowPass(wavelet: Wavelet, memory: LowPassMemory): LowPass {
  return createLowPassTwelve(wavelet, memory) ?? createPlainLowPass(wavelet, memory);
}

/** In TypeScript, for any wavelet. */
function createPlainLowPass(wavelet: Wavelet, { lengths }: LowPassMemory): LowPass {
  const taps = reversed(wavelet.analysisLow);
  const phases = phasesOf(wavelet.synthesisLow);
  return {
    rows: lengths.map((length) => new Float64Array(length)),
    analyse: (x, xStart, out, outStart, count) => analyse(x, xStart, taps, out, outStart, count),
    synthesise: (c, cStart, out, outStart, pairs) => synthesise(c, cStart, phases, out, outStart, pairs),
    load(signal, from, row, count) {
      for (let i = 0; i < count; i++) row[i] = signal[from + i]!;
    },
    store(row, count, output, at, minuend) {
      if (minuend) for (let i = 0; i < count; i++) output[at + i] = minuend[at + i]! - row[i]!;
      else for (let i = 0; i < count; i++) output[at + i] = row[i]!;
    },
  };
}
