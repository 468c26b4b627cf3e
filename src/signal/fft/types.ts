/**
 * A forward discrete Fourier transform of a fixed length n, unscaled: `out[k] = Σ_j in[j] e^(−2πi jk/n)`.
 * Complex values are interleaved (re, im), 2n numbers. `input` is not changed and must not be `output`. Uses its own
 * scratch memory: no allocation, and not re-entrant.
 */
export type ForwardTransform = (input: Float64Array, output: Float64Array) => void;
