/** The annotations of one annotator in the order of their times, as columns; `Annotations` of the room `wfdb` are such. */
export interface AnnotatorMarks {
  /** In samples of the record. */
  sample: ArrayLike<number>;
  /** Mnemonics as `rdann` prints them: N, V, +, ~, … */
  symbol: readonly string[];
  subtype: ArrayLike<number>;
  /** The rhythm of `+` annotations, such as `(AFIB`. */
  aux: readonly string[];
}

/** What the programs of the standard are asked to compare. All times in samples. */
export interface ComparedSpan {
  /** First sample that is scored: after the learning period, or 0. */
  start: number;
  /** Last sample that is scored. */
  end: number;
  /** Marks no farther apart than this belong together. */
  window: number;
}

/** A record with two annotators. */
export interface ComparedRecord {
  /** Its name, for the tables. */
  record: string;
  reference: AnnotatorMarks;
  test: AnnotatorMarks;
  samplingHz: number;
  /** Length in samples; 0 if it is not known: the later of the two last annotations ends it. */
  sampleCount: number;
}

/** The options `-f`, `-t` and `-w` of the programs, in seconds. */
export interface CompareOptions {
  /** Start of the comparison: by default 5:00, the learning period of the standard. */
  fromSec?: number;
  /** Its end: by default that of the record; 0 is the end of the record or of either annotator, whichever comes first. */
  toSec?: number;
  /** The window of a match: by default 0.15. */
  windowSec?: number;
}

/** From one sample to another, both included. */
export interface Span {
  from: number;
  to: number;
}
