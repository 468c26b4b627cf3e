import { assert } from '../base/assert';
import { type Carried, type DenoisePlan, type DenoiseSettings, planDenoising } from './denoisePlan';
import { allFinite, bridgeGaps } from './gaps';
import { createDetailHalver } from './halveDetail';
import { createLowPass } from './lowPass';
import { coefficientLength, mirrorAround, mirrorIndex } from './symmetricBorder';
import type { LowPass } from './types';
import { getWavelet } from './wavelets';

/** Filters one signal after another with the same settings and the same scratch memory. */
export interface Denoiser {
  /**
   * The denoised signal (same unit, same length), written to `output` if given, which is as long as the signal and does
   * not overlap it. The result is always new memory, or `output`.
   */
  run(signal: Float32Array, output?: Float32Array): Float32Array;
}

/** Coefficient pairs per chunk of the finest level, so that their float64 copy stays in the first-level cache. */
const CHUNK_PAIRS = 1024;

/**
 * Wavelet denoising by zeroing complete bands, in float64, with half-sample symmetric borders: equals PyWavelets'
 * `wavedec`, bands set to zero, `waverec` (for any length and depth, also beyond `maxLevel`). See `planDenoising` for
 * the shortcut.
 *
 * Missing samples (NaN) are bridged by straight lines before filtering and restored as missing afterwards, so a gap
 * does not spread. Throws an Error for an unknown wavelet.
 */
export function createDenoiser(settings: DenoiseSettings): Denoiser {
  const plan: DenoisePlan =
    settings.wavelet === 'none' ? { depth: 0, start: 'kept', goesUp: [] } : planDenoising(settings);
  const filter = bandFilter(plan, settings);

  return {
    run(signal, output = new Float32Array(signal.length)) {
      assert(output.length === signal.length, 'the output of a denoiser is as long as its input');
      assert(!overlap(signal, output), 'a denoiser cannot work in place');
      if (filter && signal.length > 0) {
        if (!filter(signal, output)) {
          filter(bridgeGaps(signal), output);
          restoreGaps(signal, output);
        }
      } else if (plan.start === 'kept') {
        output.set(signal);
      } else {
        output.fill(0);
        if (!allFinite(signal)) restoreGaps(signal, output);
      }
      return output;
    },
  };
}

type BandFilter = (signal: Float32Array, output: Float32Array) => boolean;

/** The plan's filter and, if half a level is removed as well, that of this level after it. */
function bandFilter(plan: DenoisePlan, { wavelet, halvedDetail }: DenoiseSettings): BandFilter | undefined {
  const filter = plan.depth > 0 ? createBandFilter(plan, wavelet) : undefined;
  if (halvedDetail === undefined || !filter) return filter;
  const halve = createDetailHalver(wavelet, halvedDetail);
  return (signal, output) => {
    if (!filter(signal, output)) return false;
    halve(output);
    return true;
  };
}

/** One signal through `createDenoiser`; for many signals keep the denoiser. `wavelet: 'none'` returns a copy. */
export function denoise(signal: Float32Array, settings: DenoiseSettings): Float32Array {
  return createDenoiser(settings).run(signal);
}

function overlap(a: Float32Array, b: Float32Array): boolean {
  return (
    a.buffer === b.buffer &&
    a.byteOffset < b.byteOffset + b.byteLength &&
    b.byteOffset < a.byteOffset + a.byteLength
  );
}

function restoreGaps(signal: Float32Array, output: Float32Array): void {
  for (let i = 0; i < signal.length; i++) if (!Number.isFinite(signal[i]!)) output[i] = signal[i]!;
}

/** Runs a plan of depth ≥ 1 on n ≥ 1 samples; returns false (and writes no result) if a sample is missing. */
function createBandFilter(plan: DenoisePlan, waveletName: string): BandFilter {
  const wavelet = getWavelet(waveletName);
  const L = wavelet.length;
  const before = L - 2;
  const { depth } = plan;
  let memory: BandMemory | undefined;
  let lengths: number[] = [];

  function reserve(n: number): BandMemory {
    lengths = [n];
    for (let j = 1; j <= depth; j++) lengths.push(coefficientLength(lengths[j - 1]!, L));
    if (memory && memory.longest >= n) return memory;
    const samplesAtOnce = 2 * CHUNK_PAIRS + L;
    const levels = lengths.slice(1).map((count) => count + 2 * L);
    // The longest level (not the first one for very short signals), plus one, since synthesis makes pairs.
    const side = Math.max(...lengths.slice(1)) + 1;
    const lowPass = createLowPass(wavelet, {
      lengths: [samplesAtOnce, side, side, ...levels],
      samplesAtOnce,
    });
    const [chunk, left, right, ...coefficients] = lowPass.rows as [Float64Array, Float64Array, Float64Array];
    memory = { longest: n, lowPass, chunk, buffers: [left, right], coefficients: [chunk, ...coefficients] };
    return memory;
  }

  /** what ← coefficients of level j − what: turns the removed part into the kept part and vice versa. */
  function complement(what: Float64Array, all: Float64Array, level: number): void {
    const n = lengths[level]!;
    for (let i = 0; i < n; i++) what[i] = all[before + i]! - what[i]!;
  }

  return (signal, output) => {
    const { lowPass, chunk, buffers, coefficients } = reserve(signal.length);
    analyseSignal(signal, lowPass, coefficients[1]!, before, lengths[1]!, chunk);
    for (let j = 2; j <= depth; j++) {
      mirrorAround(coefficients[j - 1]!, before, lengths[j - 1]!, L);
      lowPass.analyse(coefficients[j - 1]!, 0, coefficients[j]!, before, lengths[j]!);
    }
    // A missing sample spreads to every deeper level, so checking the deepest (shortest) one is enough.
    const deepest = coefficients[depth]!.subarray(before, before + lengths[depth]!);
    if (!deepest.every(Number.isFinite)) return false;

    let [from, to] = buffers;
    let carried: Carried = plan.start;
    from.set(deepest);
    for (let j = depth; j >= 1; j--) {
      const goesUp = plan.goesUp[j - 1]!;
      if (carried !== goesUp) {
        complement(from, coefficients[j]!, j);
        carried = goesUp;
      }
      if (j === 1) break;
      lowPass.synthesise(from, 0, to, 0, lengths[j]! - L / 2 + 1);
      [from, to] = [to, from];
    }
    writeSignal(
      from,
      lowPass,
      lengths[1]! - L / 2 + 1,
      carried === 'kept' ? undefined : signal,
      output,
      chunk,
    );
    return true;
  };
}

/** Memory for signals of up to `longest` samples. */
interface BandMemory {
  longest: number;
  lowPass: LowPass;
  chunk: Float64Array;
  buffers: [Float64Array, Float64Array];
  /** coefficients[j]: approximation of level j (j ≥ 1) from index `before` on, its mirror images around it. */
  coefficients: Float64Array[];
}

/** First level, directly from float32 samples, chunk by chunk: `out[before + i]`, i = 0 … count − 1, with `before` = L − 2. */
function analyseSignal(
  signal: Float32Array,
  lowPass: LowPass,
  out: Float64Array,
  before: number,
  count: number,
  chunk: Float64Array,
): void {
  const n = signal.length;
  for (let first = 0; first < count; first += CHUNK_PAIRS) {
    const pairs = Math.min(CHUNK_PAIRS, count - first);
    const from = 2 * first - before;
    const size = 2 * pairs + before;
    if (from >= 0 && from + size <= n) {
      lowPass.load(signal, from, chunk, size);
    } else {
      for (let t = 0; t < size; t++) chunk[t] = signal[mirrorIndex(from + t, n)]!;
    }
    lowPass.analyse(chunk, 0, out, before + first, pairs);
  }
}

/** Last synthesis step, to float32 samples: `output = up(c)`, or `output = minuend − up(c)` with a minuend. */
function writeSignal(
  c: Float64Array,
  lowPass: LowPass,
  pairs: number,
  minuend: Float32Array | undefined,
  output: Float32Array,
  chunk: Float64Array,
): void {
  for (let first = 0; first < pairs; first += CHUNK_PAIRS) {
    const some = Math.min(CHUNK_PAIRS, pairs - first);
    lowPass.synthesise(c, first, chunk, 0, some);
    const at = 2 * first;
    const size = Math.min(2 * some, output.length - at);
    lowPass.store(chunk, size, output, at, minuend);
  }
}
