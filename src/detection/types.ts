/** A place that may be a beat. */
export interface Candidate {
  /** Internal sample index. */
  at: number;
  /** Of the envelope there, at the narrow scale. */
  amplitude: number;
  /** The greatest of the wide scale near it. */
  wideAmplitude: number;
  /** How long the envelope is above half of its height. */
  widthSec: number;
  /** Mean of the envelope over the second before it. */
  floor: number;
  /** The curvature around it, of norm 1. */
  shape: Float32Array;
  /** Log-odds that it is a beat, by its neighbourhood alone. */
  score: number;
  /** The best score among its rivals, within 0.2 s. */
  rival: number;
}

/** A candidate after the second look, with its place at the lead's own rate. */
export interface Judged {
  /** Sample index of the centre of its envelope. */
  centre: number;
  /** Log-odds that it is a beat. */
  logOdds: number;
}

/** A detected beat. */
export interface DetectedBeat {
  /** Sample index where annotators mark it: the greatest deflection of the QRS complex. */
  sample: number;
  /** Log-odds that it is a beat, above 0. */
  logOdds: number;
}

/** A detector at work on one lead; the result does not depend on how the samples are divided into chunks. */
export interface BeatDetector {
  /** A beat is reported at the latest this long after its sample. */
  readonly latencySec: number;
  /** @returns the beats that are certain by now, in order of time */
  push(samples: ArrayLike<number>): DetectedBeat[];
  /** To be called once, at the end of the lead. @returns the remaining beats */
  finish(): DetectedBeat[];
}
