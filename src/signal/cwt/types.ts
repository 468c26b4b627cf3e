/** What a scalogram shows. Defaults in `defaults.ts`. */
export interface ScalogramGrid {
  /** Scales, an even number; their frequencies are spaced evenly on a logarithmic axis, both ends included. */
  scales: number;
  /** Time steps over a row. */
  steps: number;
  lowestHz: number;
  highestHz: number;
}

/** Makes scalograms of rows of one length and one rate; not re-entrant. */
export interface ScalogramPlan {
  readonly grid: ScalogramGrid;
  /** Centre frequency of each scale, Hz, descending: the first scale is the finest. */
  readonly frequencyHz: Float64Array;
  /** Time of each step after the row's first sample, seconds. */
  readonly timeSec: Float64Array;
  /**
   * Writes the magnitudes of a row: `magnitude[scale · steps + step]`, in the unit of the row.
   *
   * @param row samples from `offset` on, `stride` apart; all finite
   */
  run(row: Float32Array, magnitude: Float32Array, offset?: number, stride?: number): void;
}
