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

/** Two scales of filters, and how peaks of the narrow one's envelope are found and measured; distances in samples. */
export interface PeakSearch {
  narrow: QuadraturePair;
  wide: QuadraturePair;
  /** A peak is the greatest within this distance on both sides, and of equal ones the first. */
  apart: number;
  /** How far on both sides the greatest of the wide envelope is looked for. */
  near: number;
  /** How far on both sides places above half of the peak are counted. */
  side: number;
  /** The envelope is added up over so many places that end with the peak, and so many after it. */
  before: number;
  after: number;
  /** How far on both sides the squares of the even filter's outputs are added up. */
  shape: number;
}

/** A row of samples, and the quadrature pair's answers to it. */
export interface Quadrature {
  /** To be written by the caller; from it on both sides of what is filtered there must be `half` numbers. */
  readonly x: Float64Array;
  /** Outputs of the narrow even filter. */
  readonly curve: Float64Array;
  /** Roots of the sums of the squares of both narrow filters' outputs. */
  readonly envelope: Float64Array;
  /** `PEAK_NUMBERS` of each peak. Valid until the next call. */
  readonly peaks: Float64Array;
  /** Writes curve and envelope at `from` … `from + count − 1`, and up to three numbers after them. */
  run(from: number, count: number): void;
  /**
   * Finds the peaks of the envelope at `from` … `to − 1` in order, with all that is asked for around them in the rows.
   *
   * @returns how many
   */
  findPeaks(from: number, to: number): number;
}

/** A layer of a dense network: `outputs[r] = bias[r] + Σ weights[…]·inputs[k]`, negative ones made zero unless it is the last. */
export interface DenseRows {
  /** The weights of four outputs beside each other for each input, for one four of outputs after the other. */
  weights: Float64Array;
  /** One for each output; their number is a multiple of four. */
  bias: Float64Array;
  inputs: number;
}
