/**
 * The linear stages of Pan and Tompkins at any rate. Their integer filters at 200 Hz are a low-pass of two running means
 * of 6 samples (30 ms) and a high-pass that subtracts a running mean of 32 (160 ms); here the same lengths in time.
 *
 * @returns the integrated waveform; the absolute slope of the filtered lead; how much later the former's peaks are than
 *   the QRS complex, in samples
 */
export function panTompkinsBand(
  lead: Float32Array,
  samplingHz: number,
  integrationSec: number,
): { integrated: Float64Array; slopes: Float64Array; delaySamples: number } {
  const length = (seconds: number) => Math.max(1, Math.round(seconds * samplingHz));
  const short = length(0.03);
  const long = length(0.16);
  const low = runningMean(runningMean(filled(lead), short), short);
  const slow = runningMean(low, long);
  // The mean is centred: subtracted from the value half a window ago.
  const half = (long - 1) >> 1;
  const band = low.map((_, i) => low[Math.max(0, i - half)]! - slow[i]!);
  const gap = length(0.005);
  const slopes = band.map((value, i) => {
    const at = (k: number) => band[Math.max(0, i - k * gap)]!;
    return Math.abs(2 * value + at(1) - at(3) - 2 * at(4)) / 8;
  });
  const window = length(integrationSec);
  const integrated = runningMean(
    slopes.map((value) => value * value),
    window,
  );
  return { integrated, slopes, delaySamples: short - 1 + half + 2 * gap + (window >> 1) };
}

/** The lead less its first value (filters start at rest), missing samples repeating the last one. */
function filled(lead: Float32Array): Float64Array {
  const first = lead.find((value) => !Number.isNaN(value)) ?? 0;
  const out = new Float64Array(lead.length);
  let last = first;
  for (let i = 0; i < lead.length; i++) {
    if (!Number.isNaN(lead[i]!)) last = lead[i]!;
    out[i] = last - first;
  }
  return out;
}

/** Mean of the last `length` values; zeros before the first. */
function runningMean(values: Float64Array, length: number): Float64Array {
  const out = new Float64Array(values.length);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]! - (i >= length ? values[i - length]! : 0);
    out[i] = sum / length;
  }
  return out;
}
