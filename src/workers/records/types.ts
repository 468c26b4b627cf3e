import type { BeatMoments } from '../../beats/meanBeats';
import type { PreparedRecord } from '../../beats/types';
import type { EditLog } from '../../edits/types';
import type { CompareOptions, Ec57Record } from '../../evaluation/ec57';
import type { RecordReport } from '../../report/types';
import type { SignalFault } from '../../signal/signalFaults';
import type { TableOutline, TableReading } from '../../wfdb/table/types';
import type { WfdbProblem } from '../../wfdb/types';

/** A file as the user gave it; its bytes stay on disk until a worker reads them. */
export interface SourceFile {
  /** File name without folders. */
  name: string;
  /** With folders, as dropped or as in the zip. */
  path: string;
  blob: Blob;
  /** What it holds by its content, if that is neither WFDB nor EDF; those are known by their names. */
  format?: OtherFormat;
  /** What the user said about its numbers, because it does not say so itself. */
  reading?: TableReading;
  /** Of the file that this lab keeps of its own edits: the annotator that they are over. What was dropped has none. */
  editsOf?: string;
  /** Of the file that has the edits of a capsule: their log, so that it lasts as long as they do. */
  editLog?: EditLog;
}

/** Formats of others in which one file is a complete record. */
export type OtherFormat = 'table' | 'ishne' | 'matlab';

/** Files of one drop about which one thing is not known, their frequency: the answer is the same for all of them. */
export interface AskedFiles {
  files: SourceFile[];
  /** What the first of them says and looks like. */
  outline: TableOutline;
}

/** The files that make one record. */
export interface RecordSource {
  /** Unique per import, so that threads know what they have already decoded. */
  key: string;
  /** The key that it had when its signals were first read, if only annotations have changed since. */
  signalsKey?: string;
  name: string;
  /** The `.hea`, or the file that holds the complete record (EDF, BDF, `SourceFile.format`). */
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
  /** Annotated beats, those without a class included. */
  beatCount: number;
  /** If the lab made the annotations in use: what it wrote into them about that. */
  labNote: string | undefined;
  /** How long ECGs are flat; only those that are. Records stored by earlier versions do not have it. */
  flat?: { lead: string; sec: number }[];
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
  /** 0…4, NO_CLASS for a beat without a class, or undefined for non-beats. */
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
  channel: Uint8Array;
  num: Int8Array;
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
  /** Further annotations of records that are in the lab already. */
  annotations: { recordId: string; files: SourceFile[] }[];
  /** Files still without a header: kept so that a later drop can complete them. */
  loose: SourceFile[];
  /** Files that are read once the user has said what they do not say. */
  asked: AskedFiles[];
  problems: WfdbProblem[];
}

/** What the lab has from earlier drops. */
export interface KnownFiles {
  /** Files without a header, or of incomplete records: a new file of the same name replaces one of these. */
  waiting: SourceFile[];
  /** Files of complete records: the same file again, without its header, is not new. */
  loaded: { name: string; sizeBytes: number }[];
  /** Complete records, and where their headers lie. */
  records: { id: string; headerPath: string }[];
}

/** What is compared in a record. */
export interface ComparedAnnotators {
  /** The annotator that is taken to be right, one of the record's. */
  reference: string;
  test: { annotator: string } | ComparedPredictions;
  options: CompareOptions;
}

/** The predictions of a run for a record, in any order. */
export interface ComparedPredictions {
  /** What they are called in the texts. */
  annotator: string;
  /** Where the tested beats are marked, in samples of the record. */
  sample: Int32Array;
  /** Index of each predicted class in the order N, S, V, F, Q. */
  predicted: Uint8Array;
  /** Samples of the beats that the run knows and did not test. */
  untested: Int32Array;
}

/** The comparison of a record. */
export interface ComparedSource extends Ec57Record {
  /** Beats that are not compared because the run did not test them, of those that would be scored. */
  leftOut: number;
}

/** The report of a record, and what is drawn of its strips: one lead each, in the order of `report.strips`; none without an ECG. */
export interface ReportedRecord {
  report: RecordReport;
  strips: ViewData[];
}
