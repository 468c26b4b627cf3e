/** Internal rates lie in [125, 250) Hz, or are the lead's own below that. */
const LOWEST_HZ = 125;

export interface Decimator {
  hz: number;
  /** Samples averaged into one. */
  step: number;
  /** @returns the values that are complete by now; the array is reused */
  push(samples: Float32Array): Float64Array;
}

/**
 * Averages whole numbers of samples into one. A missing sample (NaN) repeats the last one: a gap is flat and without
 * steps of its own. Before the first value the result is NaN.
 */
export function createDecimator(samplingHz: number): Decimator {
  const step = Math.max(1, Math.floor(samplingHz / LOWEST_HZ));
  /** Sum of the value that is not complete, and the last sample. Numbers that closures keep are slower than an array's. */
  const kept = Float64Array.of(0, Number.NaN);
  let count = 0;
  let block = new Float64Array(1024);
  function push(samples: Float32Array): Float64Array {
    const most = Math.ceil(samples.length / step) + 1;
    if (block.length < most) block = new Float64Array(most);
    let made = 0;
    let sum = kept[0]!;
    let last = kept[1]!;
    let have = count;
    let i = 0;
    const length = samples.length;
    while (i < length) {
      if (have === 0 && i + step <= length) {
        let whole = 0;
        for (let j = i; j < i + step; j++) whole += samples[j]!;
        // Else one of them is missing.
        if (Number.isFinite(whole)) {
          i += step;
          last = samples[i - 1]!;
          block[made++] = whole / step;
          continue;
        }
      }
      const value = samples[i++]!;
      if (Number.isFinite(value)) last = value;
      sum += last;
      if (++have < step) continue;
      block[made++] = sum / step;
      sum = 0;
      have = 0;
    }
    kept[0] = sum;
    kept[1] = last;
    count = have;
    return block.subarray(0, made);
  }
  return { hz: samplingHz / step, step, push };
}
