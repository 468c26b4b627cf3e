/** A candidate after the second look, with its place at the lead's own rate. */
export interface Judged {
  /** Sample index of the centre of its envelope. */
  centre: number;
  /** Log-odds that it is a beat. */
  logOdds: number;
}

/** A found beat. */
export interface DetectedBeat {
  /** Sample index where annotators mark it: the greatest deflection of the QRS complex. */
  sample: number;
  /** Log-odds that it is a beat, above 0. */
  logOdds: number;
}

/**
 * Looks at the leads of a record piece by piece: a detector of beats, or a meter of quality. What it finds does not
 * depend on how the leads are divided into pieces.
 */
export interface LeadsStream<T> {
  /** What begins at a sample is reported at the latest this long after it. */
  readonly latencySec: number;
  /**
   * @param leads the next samples of every lead, equally many of each; NaN is missing
   * @returns what is certain by now, in order of time
   * @throws RangeError if there are fewer leads than the stream looks at, or of unequal lengths
   */
  push(leads: readonly Float32Array[]): T[];
  /** To be called once, at the end of the record. @returns the rest */
  finish(): T[];
}

/** A stream that can begin in the middle of a record and find the same. */
export interface DividedStream<T> extends LeadsStream<T> {
  /**
   * From this sample on, what has been found does not depend on what was before the first sample, to the last digit, provided
   * that none of the leads was missing there, and that it is where a part of `partsOf` begins to listen. Infinite as long as too few beats
   * have been found.
   */
  steadyFrom(): number;
}
