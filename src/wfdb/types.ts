/** The nouns of the WFDB formats as this lab reads them. Specification: WFDB Applications Guide, header(5), signal(5), annot(5). */

/** One signal line of a header. Fields that the line leaves out hold the specification's default. */
export interface SignalSpec {
  fileName: string;
  /** Storage format: 212, 16, … */
  format: number;
  samplesPerFrame: number;
  skewFrames: number;
  byteOffset: number;
  /** ADC units per physical unit; 200 where the header gives none (0 = uncalibrated is replaced too). */
  gain: number;
  /** False where the header gives no gain, so that amplitudes are a convention, not a calibration. */
  calibrated: boolean;
  /** ADC value at 0 physical units. */
  baseline: number;
  units: string;
  adcResolutionBits: number;
  adcZero: number;
  initialValue: number;
  /** 16-bit sum of all samples, or undefined where the header gives none. */
  checksum: number | undefined;
  blockSizeBytes: number;
  description: string;
}

export interface Header {
  recordName: string;
  /** Frames per second. */
  samplingHz: number;
  counterHz: number;
  baseCounter: number;
  /** Frames per signal; undefined where the header leaves it out (then it follows from the file size). */
  lengthFrames: number | undefined;
  baseTime: string | undefined;
  baseDate: string | undefined;
  /** Segment lines of a multi-segment record, else undefined. */
  segments: { recordName: string; lengthFrames: number }[] | undefined;
  signals: SignalSpec[];
  /** Lines after `#`, the mark and one blank removed. */
  comments: string[];
}

/** A record in memory: every signal in physical units (mV for ECG), a missing sample is NaN. */
export interface WfdbRecord {
  name: string;
  samplingHz: number;
  lengthSamples: number;
  signals: Float32Array[];
  /** Each signal's frequency as read; absent where that is `samplingHz` for all. */
  signalHz?: number[];
  signalNames: string[];
  units: string[];
  startTime: string | undefined;
  comments: string[];
  /** What was odd while reading, each a sentence with what, where, what to do. */
  warnings: WfdbProblem[];
}

/** Annotations as columns of equal length, in file order. */
export interface Annotations {
  count: number;
  /** Sample index at the annotator's time resolution; float64 holds indices beyond 2^31 exactly. */
  sample: Float64Array;
  /** Mnemonic as rdann prints it: N, V, +, ~, … */
  symbol: string[];
  subtype: Int8Array;
  channel: Uint8Array;
  num: Int8Array;
  aux: string[];
  /** From a `## time resolution` note, else undefined (= the record's frequency). */
  samplingHz: number | undefined;
  /** Mnemonics that the file itself defines; `symbol` already uses them. */
  definitions?: AnnotationDefinition[];
  /**
   * Per annotation, what the file stores of the auxiliary string from its first NUL on; absent where no string has
   * such a tail. Carries no meaning, but a rewritten file is then byte for byte the one that was read.
   */
  auxTail?: string[];
}

/** A custom mnemonic as an annotation file defines it in its notes at sample 0. */
export interface AnnotationDefinition {
  /** 1 … 49. */
  code: number;
  symbol: string;
  description: string;
}

/** Annotations as read from a file, with what was odd about it. */
export interface ReadAnnotations extends Annotations {
  warnings: WfdbProblem[];
}

/** Machine-readable name of everything that can be wrong with what a person gives us; a translation hangs on it. */
export type WfdbProblemCode =
  | 'header-empty'
  | 'header-binary'
  | 'header-malformed'
  | 'header-multi-segment'
  | 'header-no-signals'
  | 'segment-missing'
  | 'segment-nested'
  | 'segment-length'
  | 'segment-mismatch'
  | 'segment-damaged'
  | 'format-unsupported'
  | 'signal-missing'
  | 'signal-empty'
  | 'signal-short'
  | 'signal-checksum'
  | 'signal-damaged'
  | 'annotations-empty'
  | 'annotations-malformed'
  | 'annotations-missing'
  | 'annotations-outside'
  | 'annotator-name'
  | 'record-duplicate'
  | 'record-uncalibrated'
  | 'record-too-large'
  | 'header-missing'
  | 'zip-malformed'
  | 'zip-climbing-path'
  | 'zip-too-large'
  | 'edf-malformed'
  | 'edf-no-signals'
  | 'edf-odd-field'
  | 'edf-length'
  | 'edf-order'
  | 'edf-annotations'
  | 'file-empty'
  | 'file-unknown'
  | 'file-unreadable';

/** What is wrong, where, and what to do, in one or two English sentences, with the parts for a translation. */
export interface WfdbProblem {
  code: WfdbProblemCode;
  /** The file (or record) it is about, as the person named it. */
  file: string;
  message: string;
  /** The numbers and names inside the message. */
  values: Record<string, string | number>;
}
