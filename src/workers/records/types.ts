import type { BeatMoments } from '../../beats/meanBeats';
import type { PredictionColumns } from '../../beats/predictionsCsv';
import type { BeatSet, PreparedRecord, PrepareSettings } from '../../beats/types';
import type { WfdbProblem } from '../../wfdb/types';

/** A file as a person gave it; its bytes stay on disk until a worker reads them. */
export interface SourceFile {
  /** File name without folders. */
  name: string;
  /** With folders, as dropped or as in the zip. */
  path: string;
  blob: Blob;
}

/** The files that make one record. */
export interface RecordSource {
  /** Another one for every import, so that threads know what they have decoded already. */
  key: string;
  name: string;
  /** The `.hea`, or the `.edf` or `.bdf` file that holds all of the record. */
  header: SourceFile;
  /** Of a multi-segment record: the headers of its segments that were found. */
  segments: SourceFile[];
  /** Signal files that were found, of those the headers name; as the headers call them. */
  signals: SourceFile[];
  /** The annotations that count, one of `annotators`. */
  annotation: SourceFile | undefined;
  /** All annotation files of the record; among them the record's own file where that holds annotations, too (EDF+). */
  annotators: SourceFile[];
  /** Where it came from, in the person's words: a folder, a zip's name, `demo`. */
  source: string;
  /** The database's own RECORDS, found beside it, does not name it. */
  unlisted: boolean;
}

/** What the records table shows of a record, read from its files. */
export interface RecordFacts {
  name: string;
  state: 'ready' | 'no-annotations' | 'incomplete' | 'unreadable';
  synthetic: boolean;
  samplingHz: number;
  lengthSamples: number;
  leads: { name: string; units: string }[];
  /** Whose annotations count: the extension of their file. */
  annotator: string | undefined;
  /** All that can be chosen. */
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
  /** 0…4, or undefined for what is no beat. */
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
    /** Median of the raw lead over the whole record: where its zero line is drawn. */
    medianValue: number;
    /** The same of the denoised lead: near 0 where the baseline was taken out. */
    denoisedMedianValue: number;
    raw: Trace;
    /** Undefined where the wavelet is `none`. */
    denoised: Trace | undefined;
  }[];
  /** Annotations in the range; in a long range N beats are left out (`thinned`). */
  annotations: ViewAnnotation[];
  thinned: boolean;
  /** All annotations in the range, the thinned ones included. */
  annotationCount: number;
  /** What was thinned out of `annotations`, in order of time: enough to count it. `classIndex` 255 = no beat. */
  leftOut: { timeSec: Float64Array; classIndex: Uint8Array };
}

/** A beat as the network saw it. */
export interface BeatView {
  waveform: Float32Array;
  /** The same of the beats before and after it in the record, whatever their class; zeros where there is none that can be cut. */
  context: BeatContext;
  /** The image that the 2-D network is fed of the three. */
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
  /** Middle of each scale, Hz, descending. */
  frequencyHz: Float64Array;
  /** Of each step, seconds relative to R. */
  timeSec: Float64Array;
}

/** Beats of one record, and what merges into mean and spread over all records. */
export interface PreparedPart extends PreparedRecord {
  moments: BeatMoments;
}

/** Files made of what was dropped: archives unpacked, junk left out, groups formed. */
export interface SortedFiles {
  sources: RecordSource[];
  /** Segments of multi-segment records, by name: no records of their own any more. */
  absorbed: string[];
  /** Further annotations of records that are in the lab already. */
  annotations: { recordName: string; files: SourceFile[] }[];
  /** Files without a header yet: kept, so that a later drop can complete them. */
  loose: SourceFile[];
  problems: WfdbProblem[];
}

/** What the lab has of earlier drops. */
export interface KnownFiles {
  /** Without a header, or of incomplete records: a new file of the same name takes the place of one of these. */
  waiting: SourceFile[];
  /** Of whole records: the same file again, without its header, is nothing new. */
  loaded: { name: string; sizeBytes: number }[];
  /** Names of whole records. */
  recordNames: string[];
}

/** The door to the threads that read records. Everything that comes back is plain data. */
export interface RecordsWorker {
  /** Opens archives and groups files into records, together with what earlier drops left waiting. */
  sortFiles(
    files: SourceFile[],
    onProgress: (done: number, total: number, name: string) => void,
    known?: KnownFiles,
  ): Promise<SortedFiles>;
  /** Reads a record whole, once: facts for the table, warnings, hashes. Never throws for what is in the files. */
  inspect(source: RecordSource): Promise<RecordFacts>;
  prepare(source: RecordSource, settings: PrepareSettings): Promise<PreparedPart>;
  view(
    source: RecordSource,
    settings: PrepareSettings['denoise'],
    range: { startSec: number; endSec: number; buckets: number },
  ): Promise<ViewData>;
  beat(
    source: RecordSource,
    settings: PrepareSettings,
    sample: number,
    strip: { beforeSec: number; afterSec: number },
  ): Promise<BeatView>;
  demo(): Promise<SourceFile[]>;
  npz(parts: BeatSet[], fold: Int8Array | undefined, stamp: string): Promise<Blob>;
  predictionsCsv(columns: PredictionColumns): Promise<Blob>;
}
