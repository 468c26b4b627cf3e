/**
 * The types of the WFDB formats as this lab reads them. Specification: WFDB Applications Guide, header(5), signal(5), annot(5).
 */

/** One signal line of a header. Fields that the line omits have the specification's default. */
export interface SignalSpec {
  fileName: string;
  /** Storage format: 212, 16, … */
  format: number;
  samplesPerFrame: number;
  skewFrames: number;
  byteOffset: number;
  /** ADC units per physical unit; 200 if the header gives none (or 0 = uncalibrated). */
  gain: number;
  /** False if the header gives no gain, so that amplitudes are a convention, not a calibration. */
  calibrated: boolean;
  /** ADC value at 0 physical units. */
  baseline: number;
  units: string;
  adcResolutionBits: number;
  adcZero: number;
  initialValue: number;
  /** 16-bit sum of all samples, or undefined if the header gives none. */
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
  /** Frames per signal; undefined if the header omits it (then it follows from the file size). */
  lengthFrames: number | undefined;
  baseTime: string | undefined;
  baseDate: string | undefined;
  /** Segment lines of a multi-segment record, else undefined. */
  segments: { recordName: string; lengthFrames: number }[] | undefined;
  signals: SignalSpec[];
  /** Comment lines without `#` and one blank. */
  comments: string[];
}

/** A record in memory: every signal in physical units (mV for ECG), missing samples are NaN. */
export interface WfdbRecord {
  name: string;
  samplingHz: number;
  lengthSamples: number;
  signals: Float32Array[];
  /** Each signal's frequency as read; absent if that is `samplingHz` for all. */
  signalHz?: number[];
  signalNames: string[];
  units: string[];
  startTime: string | undefined;
  comments: string[];
  /** Problems found while reading, each a sentence with what, where, what to do. */
  warnings: WfdbProblem[];
}

/** Annotations as columns of equal length, in file order. */
export interface Annotations {
  count: number;
  /** Sample index at the annotator's time resolution; float64 holds indices beyond 2^31 exactly. */
  sample: Float64Array;
  /** Mnemonic as printed by rdann: N, V, +, ~, … */
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
   * Per annotation, the rest of the auxiliary string from its first NUL on; absent if no string has such a tail. It has
   * no meaning, but makes a rewritten file equal to the original byte for byte.
   */
  auxTail?: string[];
}

/** A custom mnemonic, defined by an annotation file in its notes at sample 0. */
export interface AnnotationDefinition {
  /** 1 … 49. */
  code: number;
  symbol: string;
  description: string;
}

/** Annotations as read from a file, with its problems. */
export interface ReadAnnotations extends Annotations {
  warnings: WfdbProblem[];
}

/** Code of every problem that a user's files can have; the translations are keyed by it. */
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
  | 'annotations-ambiguous'
  | 'annotations-empty'
  | 'annotations-malformed'
  | 'annotations-missing'
  | 'annotations-outside'
  | 'annotation-lines'
  | 'beats-missing'
  | 'beats-not-found'
  | 'annotator-name'
  | 'record-duplicate'
  | 'record-rate'
  | 'record-uncalibrated'
  | 'record-too-large'
  | 'header-missing'
  | 'zip-malformed'
  | 'zip-climbing-path'
  | 'zip-too-large'
  | 'zip-nested'
  | 'edf-malformed'
  | 'edf-no-signals'
  | 'edf-odd-field'
  | 'edf-length'
  | 'edf-order'
  | 'edf-annotations'
  | 'ishne-malformed'
  | 'ishne-length'
  | 'ishne-checksum'
  | 'table-malformed'
  | 'table-grouped'
  | 'table-rate'
  | 'table-unanswered'
  | 'table-assumed'
  | 'table-rows'
  | 'table-uneven'
  | 'matlab-malformed'
  | 'file-empty'
  | 'file-unknown'
  | 'file-foreign'
  | 'file-unreadable';

/** What is wrong, where, and what to do, in one or two English sentences, with the parts for translation. */
export interface WfdbProblem {
  code: WfdbProblemCode;
  /** The file (or record) it is about, as the user knows it. */
  file: string;
  message: string;
  /** The numbers and names inside the message. */
  values: Record<string, string | number>;
}
