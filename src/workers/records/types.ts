import type { DerivedNeeds } from '../../beats/deriveColumns';
import type { BeatMoments } from '../../beats/meanBeats';
import type { PredictionColumns } from '../../beats/predictionsCsv';
import type { BeatSet, PreparedRecord, PrepareSettings } from '../../beats/types';
import type { SignalFault } from '../../signal/signalFaults';
import type { WfdbProblem } from '../../wfdb/types';

/** A file as the user gave it; its bytes stay on disk until a worker reads them. */
export interface SourceFile {
  /** File name without folders. */
  name: string;
  /** With folders, as dropped or as in the zip. */
  path: string;
  blob: Blob;
}

/** The files that make one record. */
export interface RecordSource {
  /** Unique per import, so that threads know what they have already decoded. */
  key: string;
  name: string;
  /** The `.hea`, or the `.edf` or `.bdf` file that holds the complete record. */
  header: SourceFile;
  /** For a multi-segment record: the headers of its segments that were found. */
  segments: SourceFile[];
  /** Signal files that were found, by the names that the headers give them. */
  signals: SourceFile[];
  /** The annotations in use, one of `annotators`. */
  annotation: SourceFile | undefined;
  /** All annotation files of the record, including the record's own file if it contains annotations (EDF+). */
  annotators: SourceFile[];
  /** Where it came from, as the user knows it: a folder, a zip's name, `demo`. */
  source: string;
  /** The database's RECORDS file, found next to it, does not list it. */
  unlisted: boolean;
}

/** What the records table shows about a record, read from its files. */
export interface RecordFacts {
  name: string;
  state: 'ready' | 'no-annotations' | 'incomplete' | 'unreadable';
  synthetic: boolean;
  samplingHz: number;
  lengthSamples: number;
  leads: { name: string; units: string }[];
  /** Annotator in use: the extension of the annotation file. */
  annotator: string | undefined;
  /** All annotators that can be chosen. */
  annotators: string[];
  annotationCount: number;
  /** Beats per class index 0…4 as annotated (before windows are cut). */
  classCounts: number[];
  comments: string[];
  problems: WfdbProblem[];
  files: { name: string; sizeBytes: number; sha256: string }[];
  source: string;
}

export interface Trace {
  timeSec: Float64Array;
  value: Float32Array;
}

export interface ViewAnnotation {
  timeSec: number;
  symbol: string;
  /** 0…4, or undefined for non-beats. */
  classIndex: number | undefined;
  aux: string;
}

/** Decimated signals of a range: at most two points (min and max) per pixel column. */
export interface ViewData {
  startSec: number;
  endSec: number;
  leads: {
    name: string;
    units: string;
    /** By name, unit and content (see `ecgSignals`); what is none is shown as it is, and no beats are cut from it. */
    isEcg: boolean;
    /** Of an ECG: where it is missing, flat or clipped, within the range. */
    faults: { startSec: number; endSec: number; kind: SignalFault['kind'] }[];
    /** Median of the raw lead over the complete record: where its zero line is drawn. */
    medianValue: number;
    /** The same for the denoised lead: near 0 if the baseline was removed. */
    denoisedMedianValue: number;
    raw: Trace;
    /** Undefined if the wavelet is `none`. */
    denoised: Trace | undefined;
  }[];
  /** Annotations in the range; in a long range N beats are left out (`thinned`). */
  annotations: ViewAnnotation[];
  thinned: boolean;
  /** Number of annotations in the range, including the thinned ones. */
  annotationCount: number;
  /** What was thinned out of `annotations`, in order of time: enough to count it. `classIndex` 255 = not a beat. */
  leftOut: { timeSec: Float64Array; classIndex: Uint8Array };
}

/** All annotations of a record as columns, in order of time. */
export interface RecordMarks {
  timeSec: Float64Array;
  /** Index into `symbols`, which are those that occur. */
  symbol: Uint8Array;
  symbols: string[];
  /** 0…4; 255 = no beat, or one without a class. */
  classIndex: Uint8Array;
  subtype: Int8Array;
  /** Notes by the index of their annotation; most annotations have none. */
  aux: Map<number, string>;
}

/** A beat as the network saw it. */
export interface BeatView {
  waveform: Float32Array;
  /** The beats before and after it in the record, whatever their class; zeros where no beat can be cut. */
  context: BeatContext;
  /** The image that the 2-D network gets from the three. */
  scalograms: ScalogramView;
  beforeSec: number;
  afterSec: number;
  strip: ViewData;
}

/** Windows of the first lead, lengthSamples each. */
export interface BeatContext {
  previous: Float32Array;
  beat: Float32Array;
  next: Float32Array;
}

/** An image of the 2-D network (see `imagesOf`) and its axes. */
export interface ScalogramView {
  /** Scales × steps × 3 (previous, beat, next), 0…1; the finest scale first. */
  image: Float32Array;
  /** Centre frequency of each scale, Hz, descending. */
  frequencyHz: Float64Array;
  /** Of each step, seconds relative to R. */
  timeSec: Float64Array;
}

/** Beats of one record, and the sums that merge into mean and spread over all records. */
export interface PreparedPart extends PreparedRecord {
  moments: BeatMoments;
}

/** The dropped files, sorted: archives unpacked, irrelevant files left out, records grouped. */
export interface SortedFiles {
  sources: RecordSource[];
  /** Names of segments of multi-segment records, which are no longer records of their own. */
  absorbed: string[];
  /** Further annotations of records that are in the lab already. */
  annotations: { recordName: string; files: SourceFile[] }[];
  /** Files still without a header: kept so that a later drop can complete them. */
  loose: SourceFile[];
  problems: WfdbProblem[];
}

/** What the lab has from earlier drops. */
export interface KnownFiles {
  /** Files without a header, or of incomplete records: a new file of the same name replaces one of these. */
  waiting: SourceFile[];
  /** Files of complete records: the same file again, without its header, is not new. */
  loaded: { name: string; sizeBytes: number }[];
  /** Names of complete records. */
  recordNames: string[];
}

/** The interface of the threads that read records. All results are plain data. */
export interface RecordsWorker {
  /** Opens archives and groups files into records, together with the files left waiting from earlier drops. */
  sortFiles(
    files: SourceFile[],
    onProgress: (done: number, total: number, name: string) => void,
    known?: KnownFiles,
  ): Promise<SortedFiles>;
  /** Reads a complete record once: facts for the table, warnings, hashes. Never throws because of what is in the files. */
  inspect(source: RecordSource): Promise<RecordFacts>;
  /** @param needs derived columns to make at once, since the recipe at hand feeds them to a network */
  prepare(source: RecordSource, settings: PrepareSettings, needs?: DerivedNeeds): Promise<PreparedPart>;
  view(
    source: RecordSource,
    settings: PrepareSettings['denoise'],
    range: { startSec: number; endSec: number; buckets: number },
  ): Promise<ViewData>;
  /** All annotations of the record, none left out. */
  marks(source: RecordSource): Promise<RecordMarks>;
  beat(
    source: RecordSource,
    settings: PrepareSettings,
    sample: number,
    strip: { beforeSec: number; afterSec: number },
  ): Promise<BeatView>;
  demo(): Promise<SourceFile[]>;
  npz(parts: BeatSet[], fold: Int32Array | undefined, stamp: string): Promise<Blob>;
  predictionsCsv(columns: PredictionColumns): Promise<Blob>;
}
