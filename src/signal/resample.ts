import { assert } from '../base/assert';
import { rememberLast } from '../base/remember';
import { createFftPlan } from './fft/plan';
import { createFourRowsResampler, ROWS_AT_ONCE } from './wasm/fourRows';

/** Changes the number of samples of many windows of one length. */
export interface Resampler {
  readonly fromSamples: number;
  readonly toSamples: number;
  /**
   * Cuts a window of `fromSamples` at every index of `starts` out of `source` and writes each, resampled, as a row of
   * `toSamples` from `out[outOffset]` on. Every window must lie inside the source and every row inside `out`. A window
   * with a missing sample (NaN) gives a row of NaN and does not affect other rows. The windows are not copied.
   */
  run(source: Float32Array, starts: ArrayLike<number>, out: Float32Array, outOffset?: number): void;
}

/**
 * Fourier resampling, equal to `scipy.signal.resample` (SciPy 1.10.1, real input, no window): the spectrum is cut or
 * padded with zeros, with SciPy's treatment of the unpaired bin of even lengths. In float64; for equal lengths the
 * samples are copied.
 *
 * Resampling is linear and maps real rows to real rows, so two windows go through one complex transform as its real and
 * imaginary part. Where there is WebAssembly with SIMD two such pairs are computed at once (`wasm/fourRows.ts`), with equal results.
 */
export function createResampler(fromSamples: number, toSamples: number): Resampler {
  const resamplePair = fromSamples === toSamples ? undefined : createPairResampler(fromSamples, toSamples);
  // Made when four windows come at once: a length that few beats have is not worth a module.
  const fourRows = rememberLast(() => createFourRowsResampler(fromSamples, toSamples));

  /** A missing sample of one window spreads to both rows of its pair: where it has, they are done one by one. */
  function redoBroken(
    resamplePair: PairResampler,
    source: Float32Array,
    starts: ArrayLike<number>,
    row: number,
    out: Float32Array,
    at: number,
  ): void {
    if (Number.isFinite(out[at]!) && Number.isFinite(out[at + toSamples]!)) return;
    resamplePair(source, starts[row]!, -1, out, at);
    resamplePair(source, starts[row + 1]!, -1, out, at + toSamples);
  }

  return {
    fromSamples,
    toSamples,
    run(source, starts, out, outOffset = 0) {
      const rows = starts.length;
      assert(
        outOffset >= 0 && outOffset + rows * toSamples <= out.length,
        'every resampled row fits in the output',
      );
      for (let row = 0; row < rows; row++) {
        const start = starts[row]!;
        assert(
          start >= 0 && start + fromSamples <= source.length,
          `the window of ${fromSamples} samples at ${start} lies inside the ${source.length} samples`,
        );
      }
      if (!resamplePair) {
        for (let row = 0; row < rows; row++) {
          const start = starts[row]!;
          out.set(source.subarray(start, start + fromSamples), outOffset + row * toSamples);
        }
        return;
      }
      const resampleFour = rows >= ROWS_AT_ONCE ? fourRows() : undefined;
      let row = 0;
      for (; resampleFour && row + ROWS_AT_ONCE <= rows; row += ROWS_AT_ONCE) {
        const at = outOffset + row * toSamples;
        resampleFour(source, starts, row, out, at);
        redoBroken(resamplePair, source, starts, row, out, at);
        redoBroken(resamplePair, source, starts, row + 2, out, at + 2 * toSamples);
      }
      for (; row < rows; row += 2) {
        const at = outOffset + row * toSamples;
        const second = row + 1 < rows ? starts[row + 1]! : -1;
        resamplePair(source, starts[row]!, second, out, at);
        if (second >= 0) redoBroken(resamplePair, source, starts, row, out, at);
      }
    },
  };
}

/** Resamples the windows at `first` and, unless it is −1, at `second` to two rows from `out[at]` on. */
type PairResampler = (
  source: Float32Array,
  first: number,
  second: number,
  out: Float32Array,
  at: number,
) => void;

function createPairResampler(fromSamples: number, toSamples: number): PairResampler {
  const forward = createFftPlan(fromSamples).forward;
  const backward = createFftPlan(toSamples).forward;
  const window = new Float64Array(2 * fromSamples);
  const spectrum = new Float64Array(2 * fromSamples);
  const target = new Float64Array(2 * toSamples);
  const resampled = new Float64Array(2 * toSamples);
  const fitSpectrum = createSpectrumFitter(fromSamples, toSamples);
  const scale = 1 / fromSamples;

  return (source, first, second, out, at) => {
    if (second >= 0) {
      for (let k = 0; k < fromSamples; k++) {
        window[2 * k] = source[first + k]!;
        window[2 * k + 1] = source[second + k]!;
      }
    } else {
      for (let k = 0; k < fromSamples; k++) {
        window[2 * k] = source[first + k]!;
        window[2 * k + 1] = 0;
      }
    }
    forward(window, spectrum);
    fitSpectrum(spectrum, target);
    // The inverse transform is a forward one between two conjugations.
    backward(target, resampled);
    if (second >= 0) {
      const next = at + toSamples;
      for (let j = 0; j < toSamples; j++) {
        out[at + j] = scale * resampled[2 * j]!;
        out[next + j] = -scale * resampled[2 * j + 1]!;
      }
    } else {
      for (let j = 0; j < toSamples; j++) out[at + j] = scale * resampled[2 * j]!;
    }
  };
}

/**
 * Writes the conjugate of the spectrum, cut or padded to the new length. With N the smaller length, bins |k| < N/2 are
 * kept. For even N the bin N/2 stands for both +N/2 and −N/2: going down the two are added, going up it is split.
 */
function createSpectrumFitter(
  fromSamples: number,
  toSamples: number,
): (spectrum: Float64Array, target: Float64Array) => void {
  const shorter = Math.min(fromSamples, toSamples);
  const pairs = Math.floor((shorter - 1) / 2);
  const nyquist = shorter % 2 === 0 ? shorter : -1;
  return (spectrum, target) => {
    for (let i = 0; i <= 2 * pairs; i += 2) {
      target[i] = spectrum[i]!;
      target[i + 1] = -spectrum[i + 1]!;
    }
    target.fill(0, 2 * pairs + 2, 2 * (toSamples - pairs));
    const last = 2 * toSamples;
    for (let i = 2 * (toSamples - pairs), f = 2 * (fromSamples - pairs); i < last; i += 2, f += 2) {
      target[i] = spectrum[f]!;
      target[i + 1] = -spectrum[f + 1]!;
    }
    if (nyquist < 0) return;
    // `nyquist` is the index of bin N/2's real part, since a complex value takes two numbers.
    const negative = 2 * fromSamples - nyquist;
    if (toSamples < fromSamples) {
      target[nyquist] = spectrum[nyquist]! + spectrum[negative]!;
      target[nyquist + 1] = -(spectrum[nyquist + 1]! + spectrum[negative + 1]!);
    } else {
      const mirrored = 2 * toSamples - nyquist;
      target[nyquist] = 0.5 * spectrum[nyquist]!;
      target[nyquist + 1] = -0.5 * spectrum[nyquist + 1]!;
      target[mirrored] = target[nyquist]!;
      target[mirrored + 1] = target[nyquist + 1]!;
    }
  };
}
