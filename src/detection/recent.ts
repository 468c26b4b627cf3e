/** The most recent samples of a lead, by their index. */
export interface Recent {
  push(samples: Float32Array): void;
  /** At least the last `kept` samples. */
  samples(): Float32Array;
  /** Index in the lead of the first of them, and the lead's length so far. */
  start(): number;
  end(): number;
}

/** @param kept number of samples to keep; a pushed chunk must not be longer */
export function createRecent(kept: number): Recent {
  const buffer = new Float32Array(4 * kept);
  let filled = 0;
  let start = 0;
  return {
    push(samples) {
      if (filled + samples.length > buffer.length) {
        buffer.copyWithin(0, filled - kept, filled);
        start += filled - kept;
        filled = kept;
      }
      buffer.set(samples, filled);
      filled += samples.length;
    },
    samples: () => buffer.subarray(0, filled),
    start: () => start,
    end: () => start + filled,
  };
}
