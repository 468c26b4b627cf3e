/** Internal rates lie in [125, 250) Hz, or are the lead's own below that. */
const LOWEST_HZ = 125;

export interface Decimator {
  hz: number;
  /** Samples averaged into one. */
  step: number;
  push(samples: ArrayLike<number>, add: (value: number) => void): void;
}

/**
 * Averages whole numbers of samples into one. A missing sample (NaN) repeats the last one: a gap is flat and without
 * steps of its own. Before the first value the result is NaN.
 */
export function createDecimator(samplingHz: number): Decimator {
  const step = Math.max(1, Math.floor(samplingHz / LOWEST_HZ));
  let sum = 0;
  let count = 0;
  let last = Number.NaN;
  function push(samples: ArrayLike<number>, add: (value: number) => void): void {
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i]!;
      if (Number.isFinite(value)) last = value;
      sum += last;
      if (++count < step) continue;
      add(sum / step);
      sum = 0;
      count = 0;
    }
  }
  return { hz: samplingHz / step, step, push };
}
