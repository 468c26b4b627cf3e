/**
 * A forward discrete Fourier transform of a fixed length n, unscaled: `out[k] = Σ_j in[j] e^(−2πi jk/n)`.
 * Complex values lie interleaved (re, im), 2n numbers. `input` is left as it is and must not be `output`.
 * Works on scratch memory of its own: no allocation, and not to be entered twice at once.
 */
export type ForwardTransform = (input: Float64Array, output: Float64Array) => void;
