/** The beats that a beat-free network found in the tested records, as columns, in order of record and time. */
export interface FoundInTest {
  /** Index of the record, as that of beats. */
  record: Uint16Array;
  /** At the record's own frequency. */
  sample: Int32Array;
  /** beats × classCount. */
  probabilities: Float32Array;
  /**
   * The row of `testIndex` that it is, by the rule of EC57; −1 if it is none that is marked (an invented beat); −2 if it is not counted: it is marked
   * but has no class or no window, or lies where beats are not marked one by one.
   */
  row: Int32Array;
}

/** What a beat-free network says of a stretch of a record, cell by cell. */
export interface OutputCurves {
  /** The middle of the first cell, seconds from the record's first sample. */
  fromSec: number;
  /** From one cell to the next. */
  stepSec: number;
  /** cells × (classes + 1): the chance of each class, and of no beat. */
  values: Float32Array;
}
