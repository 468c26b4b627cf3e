import type { PanTompkinsWay } from './panTompkinsWays';

/** The linear stages of Pan and Tompkins over one piece of a lead. */
export interface PanTompkinsBand {
  /** How much later the peaks of the integrated waveform are than the QRS complex, in samples. */
  readonly delaySamples: number;
  /**
   * @param samples of the lead; NaN is missing
   * @returns at each of them the integrated waveform, and the absolute slope of the filtered lead; both are reused
   */
  push(samples: Float32Array): { integrated: Float64Array; slopes: Float64Array };
}

/**
 * The filters of Pan and Tompkins at any rate. Their integer filters at 200 Hz are a low-pass of two running means of 6
 * samples (30 ms) and a high-pass that subtracts a running mean of 32 (160 ms); here the same lengths in time.
 *
 * @param way lengths of the high-pass and of the integration
 * @param longest length of a piece, in samples
 */
export function createPanTompkinsBand(
  samplingHz: number,
  { baselineSec, integrationSec }: Pick<PanTompkinsWay, 'baselineSec' | 'integrationSec'>,
  longest: number,
): PanTompkinsBand {
  const length = (seconds: number) => Math.max(1, Math.round(seconds * samplingHz));
  const short = length(0.03);
  const long = length(baselineSec);
  const window = length(integrationSec);
  const gap = length(0.005);
  // The mean is centred: subtracted from the value half a window ago.
  const half = (long - 1) >> 1;
  const level = createLeveller();
  const smooth = createRunningMean(short, longest);
  const smoother = createRunningMean(short, longest);
  const slow = createRunningMean(long, longest);
  const integrate = createRunningMean(window, longest);
  const low = createHistory(half, longest);
  const band = createHistory(4 * gap, longest);
  const smoothed = new Float64Array(longest);
  const mean = new Float64Array(longest);
  const slopes = new Float64Array(longest);
  const integrated = new Float64Array(longest);
  return {
    delaySamples: short - 1 + half + 2 * gap + (window >> 1),
    push(samples) {
      const n = samples.length;
      level(samples, smoothed);
      smooth(smoothed, smoothed, n);
      smoother(smoothed, smoothed, n);
      slow(smoothed, mean, n);
      const ago = low.begin();
      for (let i = 0; i < n; i++) ago[half + i] = smoothed[i]!;
      const b = band.begin();
      for (let i = 0; i < n; i++) b[4 * gap + i] = ago[i]! - mean[i]!;
      for (let i = 0; i < n; i++) {
        slopes[i] = Math.abs(2 * b[i + 4 * gap]! + b[i + 3 * gap]! - b[i + gap]! - 2 * b[i]!) / 8;
        integrated[i] = slopes[i]! * slopes[i]!;
      }
      low.end(n);
      band.end(n);
      integrate(integrated, integrated, n);
      return { integrated, slopes };
    },
  };
}

/** The lead less its first value, so that filters start at rest; a missing sample repeats the last one. */
function createLeveller(): (samples: Float32Array, out: Float64Array) => void {
  let first = Number.NaN;
  let last = 0;
  return (samples, out) => {
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i]!;
      if (!Number.isNaN(value)) {
        if (Number.isNaN(first)) first = value;
        last = value - first;
      }
      out[i] = last;
    }
  };
}

/** Mean of the last `length` values; zeros before the first. In and out may be the same array. */
function createRunningMean(length: number, longest: number) {
  const history = createHistory(length, longest);
  let kept = 0;
  return (values: Float64Array, out: Float64Array, n: number): void => {
    const past = history.begin();
    let sum = kept;
    for (let i = 0; i < n; i++) {
      const value = values[i]!;
      past[length + i] = value;
      sum += value - past[i]!;
      out[i] = sum / length;
    }
    kept = sum;
    history.end(n);
  };
}

/** The last `length` values, zeros at first, and after them those of a piece. */
function createHistory(length: number, longest: number) {
  const values = new Float64Array(length + longest);
  return {
    begin: () => values,
    /** Keeps the end of the past and of `n` new values. */
    end: (n: number) => values.copyWithin(0, n, n + length),
  };
}
