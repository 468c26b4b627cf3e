/** The linear stages of Pan and Tompkins, sample by sample. */
export interface PanTompkinsBand {
  /** How much later the peaks of the integrated waveform are than the QRS complex, in samples. */
  readonly delaySamples: number;
  /** @param value of the lead; NaN is missing */
  push(value: number): void;
  /** At the last sample that was pushed: the integrated waveform, and the absolute slope of the filtered lead. */
  integrated(): number;
  slope(): number;
}

/**
 * The filters of Pan and Tompkins at any rate. Their integer filters at 200 Hz are a low-pass of two running means of 6
 * samples (30 ms) and a high-pass that subtracts a running mean of 32 (160 ms); here the same lengths in time.
 */
export function createPanTompkinsBand(samplingHz: number, integrationSec: number): PanTompkinsBand {
  const length = (seconds: number) => Math.max(1, Math.round(seconds * samplingHz));
  const short = length(0.03);
  const long = length(0.16);
  const window = length(integrationSec);
  const gap = length(0.005);
  // The mean is centred: subtracted from the value half a window ago.
  const half = (long - 1) >> 1;
  const smooth = createRunningMean(short);
  const smoother = createRunningMean(short);
  const slow = createRunningMean(long);
  const integrate = createRunningMean(window);
  const low = createDelay(half);
  const ago1 = createDelay(gap);
  const ago3 = createDelay(2 * gap);
  const ago4 = createDelay(gap);
  let first = Number.NaN;
  let last = 0;
  let integrated = 0;
  let slope = 0;
  return {
    delaySamples: short - 1 + half + 2 * gap + (window >> 1),
    push(value) {
      if (!Number.isNaN(value)) {
        // The lead less its first value, so that filters start at rest; a missing sample repeats the last one.
        if (Number.isNaN(first)) first = value;
        last = value - first;
      }
      const smoothed = smoother(smooth(last));
      const mean = slow(smoothed);
      const band = low(smoothed) - mean;
      const one = ago1(band);
      const three = ago3(one);
      const four = ago4(three);
      slope = Math.abs(2 * band + one - three - 2 * four) / 8;
      integrated = integrate(slope * slope);
    },
    integrated: () => integrated,
    slope: () => slope,
  };
}

/** Mean of the last `length` values; zeros before the first. */
function createRunningMean(length: number): (value: number) => number {
  const delay = createDelay(length);
  let sum = 0;
  return (value) => {
    sum += value - delay(value);
    return sum / length;
  };
}

/** The value of `length` samples ago, 0 before the first. */
function createDelay(length: number): (value: number) => number {
  if (length === 0) return (value) => value;
  const ring = new Float64Array(length);
  let at = 0;
  return (value) => {
    const old = ring[at]!;
    ring[at] = value;
    if (++at === length) at = 0;
    return old;
  };
}
