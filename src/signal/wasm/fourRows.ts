import { openSignalModule, type SignalModule, VALUE_BYTES } from './signalModule';
import { createTwinTransform } from './twinTransform';

/** Windows that go through one pair of complex transforms. */
export const ROWS_AT_ONCE = 4;

/** Resamples the windows at starts[row] … starts[row + 3] to four rows from `out[at]` on. */
export type FourRowsResampler = (
  source: Float32Array,
  starts: ArrayLike<number>,
  row: number,
  out: Float32Array,
  at: number,
) => void;

/**
 * Resampling as in `signal/resample.ts`, two pairs of windows in the lanes of SIMD registers: the same operations in the same order
 * for each pair, so that the rows are equal to the last bit. Undefined where the browser has no WebAssembly with SIMD.
 */
export function createFourRowsResampler(
  fromSamples: number,
  toSamples: number,
): FourRowsResampler | undefined {
  const module = openSignalModule();
  if (!module) return undefined;
  const { packWindows, unpackRows } = module.functions;
  const forward = createTwinTransform(module, fromSamples);
  const backward = createTwinTransform(module, toSamples);
  const window = module.allocate(fromSamples * VALUE_BYTES);
  const spectrum = module.allocate(fromSamples * VALUE_BYTES);
  const target = module.allocate(toSamples * VALUE_BYTES);
  const resampled = module.allocate(toSamples * VALUE_BYTES);
  const fitSpectrum = createSpectrumFitter(module, { fromSamples, toSamples, spectrum, target });
  const samplesAt = module.allocate(ROWS_AT_ONCE * fromSamples * Float32Array.BYTES_PER_ELEMENT);
  const rowsAt = module.allocate(ROWS_AT_ONCE * toSamples * Float32Array.BYTES_PER_ELEMENT);
  const samples = module.floats(samplesAt, ROWS_AT_ONCE * fromSamples);
  const rows = module.floats(rowsAt, ROWS_AT_ONCE * toSamples);
  const scale = 1 / fromSamples;

  return (source, starts, row, out, at) => {
    for (let i = 0; i < ROWS_AT_ONCE; i++) {
      const start = starts[row + i]!;
      samples.set(source.subarray(start, start + fromSamples), i * fromSamples);
    }
    packWindows(samplesAt, window, fromSamples);
    forward(window, spectrum);
    fitSpectrum();
    backward(target, resampled);
    unpackRows(resampled, rowsAt, toSamples, scale);
    out.set(rows, at);
  };
}

interface Spectra {
  fromSamples: number;
  toSamples: number;
  spectrum: number;
  target: number;
}

/** The conjugate of the spectrum, cut or padded to the new length; see `createSpectrumFitter` of `signal/resample.ts`. */
function createSpectrumFitter(
  { functions }: SignalModule,
  { fromSamples, toSamples, spectrum, target }: Spectra,
): () => void {
  const { add, conjugate, halve } = functions;
  const shorter = Math.min(fromSamples, toSamples);
  const pairs = Math.floor((shorter - 1) / 2);
  const nyquist = shorter / 2;
  const from = (bin: number) => spectrum + bin * VALUE_BYTES;
  const to = (bin: number) => target + bin * VALUE_BYTES;

  // Bins between the kept ones are written only where N/2 is: they stay the zeros that they were allocated as.
  return () => {
    conjugate(from(0), to(0), pairs + 1);
    conjugate(from(fromSamples - pairs), to(toSamples - pairs), pairs);
    if (shorter % 2 !== 0) return;
    if (toSamples < fromSamples) {
      add(from(nyquist), from(fromSamples - nyquist), to(nyquist), false);
      conjugate(to(nyquist), to(nyquist), 1);
    } else {
      halve(from(nyquist), to(nyquist));
      halve(from(nyquist), to(toSamples - nyquist));
    }
  };
}
