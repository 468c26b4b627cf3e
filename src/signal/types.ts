/** The low-pass filters of a wavelet, with rows of float64 memory that they read and write. */
export interface LowPass {
  readonly rows: readonly Float64Array[];
  /** `analyse` of `filterBank.ts` with the wavelet's analysis filter, from one of the rows to another. */
  analyse(x: Float64Array, xStart: number, out: Float64Array, outStart: number, count: number): void;
  /** `synthesise` of `filterBank.ts` with the wavelet's synthesis filter, from one of the rows to another. */
  synthesise(c: Float64Array, cStart: number, out: Float64Array, outStart: number, pairs: number): void;
  /** The first `count` numbers of a row ← samples from `from` on. */
  load(signal: Float32Array, from: number, row: Float64Array, count: number): void;
  /** Samples from `at` on ← the first `count` numbers of a row, or those of `minuend` there less these. */
  store(
    row: Float64Array,
    count: number,
    output: Float32Array,
    at: number,
    minuend: Float32Array | undefined,
  ): void;
}

export interface LowPassMemory {
  /** Of each of the rows. */
  lengths: readonly number[];
  /** The most that are loaded or stored at a time. */
  samplesAtOnce: number;
}

/** Columns from … to − 1 of matrices (rows × lengthSamples each, row after row), and two bounds for each of them. */
export interface ColumnsToNarrow {
  matrices: readonly Float32Array[];
  lengthSamples: number;
  /** Of all matrices together. */
  rows: number;
  from: number;
  to: number;
  /** Of column `from` first; both are included. */
  lows: Float32Array;
  highs: Float32Array;
}

/** What of some columns lies between their bounds. */
export interface NarrowedColumns {
  /** The values of column `from + c` from c·stride on, in any order. Valid until the next call. */
  held: Float32Array;
  stride: number;
  /** How many of each column are held, and how many lie below. */
  counts: Int32Array;
  belows: Int32Array;
}

/** Two symmetric filters of equal length whose answers are a quarter of a period apart. */
export interface QuadraturePair {
  /** Taps 0 … half: of the odd filter, whose left side is negative, and of the even one. */
  odd: Float64Array;
  even: Float64Array;
  half: number;
}

/** Pairs of filters, with rows of float64 memory that they read and write. */
export interface Quadrature {
  readonly rows: readonly Float64Array[];
  /**
   * The even filter's outputs at `from` … `from + count − 1` of the first row, and the root of the sum of the squares of both
   * filters' outputs there; the former and the latter go to two other rows. Up to three numbers after those that are asked
   * for may be overwritten. The first row must have `half` numbers on either side.
   *
   * @param pair which of the pairs
   * @param at of the first output in its rows
   */
  run(pair: number, from: number, count: number, even: number, magnitude: number, at: number): void;
}

/** A layer of a dense network: `outputs[r] = bias[r] + Σ weights[…]·inputs[k]`, negative ones made zero unless it is the last. */
export interface DenseRows {
  /** The weights of four outputs beside each other for each input, for one four of outputs after the other. */
  weights: Float64Array;
  /** One for each output; their number is a multiple of four. */
  bias: Float64Array;
  inputs: number;
}
