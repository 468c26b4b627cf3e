/** The leads of a record as the beat-free network sees them: at one frequency for all records, without their baseline, otherwise raw. */
export interface Trace {
  /** Leads side by side in every sample. */
  leads: number;
  /** Samples at `TRACE_HZ`, a whole number of cells: the last cell may end with zeros. */
  samples: number;
  /** samples × leads, in the unit of the record. */
  values: Float32Array;
}

/** Beats of a record, as they are marked, in order of time. */
export interface MarkedBeats {
  /** Seconds from the record's first sample. */
  timeSec: ArrayLike<number>;
  /** Class index of each beat; a beat of a class that is not learnt, or of none, has any other number. */
  label: ArrayLike<number>;
}

/** From one time to another, seconds. */
export interface TimeSpan {
  fromSec: number;
  toSec: number;
}

/** Beats that were found in the curves of a record, in order of time. */
export interface FoundBeats {
  /** Seconds from the record's first sample. */
  timeSec: Float64Array;
  /** beats × classes: the chance of each class, of a beat that is there; each row sums to 1. */
  probabilities: Float32Array;
}
