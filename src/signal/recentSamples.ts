/** The most recent samples by their index, in a ring: memory does not grow. */
export interface RecentSamples {
  /** @param index of the first; what was skipped since the last counts as missing */
  push(index: number, samples: Float32Array): void;
  /** NaN where there are none, not yet, or no longer. */
  read(from: number, length: number): Float32Array;
}

/** @param kept how many are kept */
export function createRecentSamples(kept: number): RecentSamples {
  const ring = new Float32Array(kept).fill(Number.NaN);
  /** Index after the last. */
  let end = 0;
  return {
    push(index, samples) {
      if (index - end >= kept) ring.fill(Number.NaN);
      else for (let i = end; i < index; i++) ring[i % kept] = Number.NaN;
      for (let i = Math.max(0, samples.length - kept); i < samples.length; i++)
        ring[(index + i) % kept] = samples[i]!;
      end = index + samples.length;
    },
    read(from, length) {
      return Float32Array.from({ length }, (_, i) => {
        const at = from + i;
        return at < 0 || at >= end || at < end - kept ? Number.NaN : ring[at % kept]!;
      });
    },
  };
}
