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
