/** A frequency band. */
export interface Band {
  lowHz: number;
  highHz: number;
}

/**
 * Nominal band of detail level j (1 = finest): f/2^(j+1) … f/2^j. Wavelet filters are not ideal: a band leaks into its
 * neighbours, less with longer filters.
 */
export function bandOfLevel(level: number, samplingHz: number): Band {
  return { lowHz: samplingHz / 2 ** (level + 1), highHz: samplingHz / 2 ** level };
}

/** Nominal band of the approximation after `levels` levels: everything below the last detail. */
export function bandOfApproximation(levels: number, samplingHz: number): Band {
  return { lowHz: 0, highHz: samplingHz / 2 ** (levels + 1) };
}
