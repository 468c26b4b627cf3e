import type { ValueOf } from '../base/settings/declare';
import type { TimeSpan, Trace } from '../curves/types';
import type { INPUT, PREPARE } from './settings';

/** Class order everywhere: index 0…4. */
export const CLASS_NAMES = ['N', 'SVEB', 'VEB', 'F', 'Q'] as const;
export type ClassName = (typeof CLASS_NAMES)[number];

/** Symbols that stand for the classes, in their order: those of EC57. */
export const CLASS_SYMBOLS_OF_EC57 = ['N', 'S', 'V', 'F', 'Q'] as const;

/** Classes of pieces of rhythm, in their order (see `rhythmPieces`). */
export const RHYTHM_CLASSES = ['N', 'AF', 'B', 'T'] as const;
export type RhythmClass = (typeof RHYTHM_CLASSES)[number];

/** Where beats are shown: the index of those that have no class, after the classes. */
export const NO_CLASS = CLASS_NAMES.length;

/** How records become beats: everything that determines the content of a BeatSet. */
export type PrepareSettings = ValueOf<typeof PREPARE>;

/** Beats as columns: n beats × m samples. Moves between threads by transfer or shared memory, never by copy. */
export interface BeatSet {
  count: number;
  /** m, samples per beat. */
  lengthSamples: number;
  /** n·m, row after row, mV (or normalised). */
  waveform: Float32Array;
  /** Class index 0…4. */
  label: Uint8Array;
  /** Index into `recordNames`. */
  record: Uint16Array;
  recordNames: string[];
  /** R position in samples of the record's own frequency. */
  sample: Int32Array;
  /** Annotation mnemonic, one character per beat. */
  symbol: string[];
  /** n × RR_COLUMNS.length, seconds; NaN without a neighbour. */
  rr: Float32Array;
  /** Sampling frequency of each of `recordNames`, Hz. */
  recordHz: number[];
  /** The lead of each of `recordNames`, as its header names it; with the other one, if both were cut: `MLII + V1`. */
  recordLead: string[];
  /** The database of each of `recordNames` (see `databaseOf`), where it is known. */
  recordDatabase?: string[];
  /** n × RHYTHM_COLUMNS.length, finite: the rhythm around each beat, without its label (see `beatFeatures`). */
  rhythm: Float32Array;
  /** The stretch around R that every row shows. */
  window: PrepareSettings['window'];
  /** The other lead's windows, n·m; undefined if it was not requested. Zeros if the record has none, or for windows with missing samples. */
  second: Float32Array | undefined;
  /**
   * n × 2: the windows of the previous and the next beat. r < n: row r of `waveform`; r ≥ n: row r − n of `extra`; −1: there
   * is none, or its window extends beyond the record. Neighbours are neighbours in time, whatever their class.
   */
  neighbours: Int32Array;
  /** e·m: windows of beats that are not in the set (their class is excluded), but are neighbours and count in the median. */
  extra: Float32Array;
  extraSecond: Float32Array | undefined;
  /** e: the RR interval before the beat of each window of `extra`, seconds; NaN without a beat before it. */
  extraRr: Float32Array;
  /** recordNames.length × m: the median over all windows of the record, sample by sample, `extra` included (see `deriveColumns`). */
  median?: Float32Array | undefined;
  medianSecond?: Float32Array | undefined;
  /** The same over the windows of beats after a long interval (see `longMedianRow`); the median over all windows where these are few. */
  longMedian?: Float32Array | undefined;
  longMedianSecond?: Float32Array | undefined;
  /** n·m: the usual beat before each beat (see `usualBeats`). */
  usual?: Float32Array | undefined;
  usualSecond?: Float32Array | undefined;
  /** The whole record, if it was requested: a set of one record. */
  trace?: RecordTrace | undefined;
  /** n × SHAPE_COLUMNS.length: how each QRS differs from that of the record's median beat (see `deriveColumns`). */
  shape?: Float32Array | undefined;
}

/** A record as the beat-free network takes it, and what is marked in it. */
export interface RecordTrace extends Trace {
  /** All marked beats in order of time, also those that are not in the set. */
  beatSec: Float64Array;
  /** Class index of each; `NO_CLASS` if its mnemonic has none. */
  beatLabel: Uint8Array;
  /** The row of each in the set; −1 if it is not in it. */
  beatRow: Int32Array;
  /** Stretches in which beats are not marked one by one: ventricular flutter. */
  unmarked: TimeSpan[];
}

/** The input of a network besides the beat itself. */
export type InputSettings = ValueOf<typeof INPUT>;
export type FeatureChoice = InputSettings['features'];

/** Columns of `BeatSet.rr`, seconds. */
export const RR_COLUMNS = ['previousSec', 'nextSec'] as const;

/** The beats of one record, and what became of the others. */
export interface PreparedRecord {
  beats: BeatSet;
  /** Beats kept, per class index. */
  counts: number[];
  dropped: DroppedBeats;
  /** The lead that was used, as the header names it. */
  leadName: string;
  /** Present if the lead is not the one that the settings request. */
  leadNote?: LeadNote | undefined;
  /** The other lead, if both were requested; undefined if the record has only one (its windows are zeros). */
  secondLeadName?: string | undefined;
  samplingHz: number;
  /** What the windows were divided by. */
  scale: RecordScale;
}

/** The divisor of all windows of a record, one per lead, mV; 1 unless `normalise` is `record`. */
export interface RecordScale {
  first: number;
  second: number;
}

/** Why another lead was used, as a sentence and as its parts for a translation. */
export interface LeadNote {
  code: 'lead-missing' | 'lead-none';
  message: string;
  values: Record<string, string>;
}

/** Why annotated beats did not become beats of the set. */
export interface DroppedBeats {
  /** The window extends beyond the record; by the tutorial's rule also a beat of class F without a next beat to be cut to. */
  windowOutside: number;
  /** The window has missing samples. */
  missingSamples: number;
  /** The lead is flat at R (see `flatStretches`). */
  flat: number;
  /** Class Q, excluded from a four-class set. */
  classExcluded: number;
  /** A beat whose mnemonic has no class in the map: B, n, r, ?; a piece of a rhythm without a class. */
  unmapped: number;
  /** Annotations that are not beats (rhythm, noise, …): not a loss, counted for completeness. */
  notBeats: number;
  /** Of pieces of rhythm: no rhythm fills enough of it. */
  twoRhythms: number;
  /** More than a tenth of the piece lies before the first mark of a rhythm, or the record has none. */
  noRhythm: number;
}

/** What marks say of a piece of rhythm: the index of its class, or why it takes no part. */
export type PieceTruth = number | 'unmapped' | 'twoRhythms' | 'noRhythm';

/** The columns that a split needs, for all beats of a training, by running index. */
export interface BeatIndex {
  /** Class index of each beat. */
  labels: Uint8Array;
  /** Index into `recordNames`. */
  record: Uint16Array;
  recordNames: readonly string[];
  /** Sampling frequency, lead and database of each of `recordNames`, where they are known. */
  recordHz?: readonly number[];
  recordLead?: readonly string[] | undefined;
  recordDatabase?: readonly string[] | undefined;
  /** R position in the record, seconds. */
  timeSec: Float64Array;
  /** The beats by which folds are dealt, where these are not the same. */
  dealtBy?: DealtBy;
}

/**
 * The beats by which folds are dealt, where these are not the beats that are trained on but what they were before their labels were
 * edited: the places of records where the two differ, in order of record and time.
 */
export type EarlierBeats = EarlierPlace[];

/** A place where other beats were. */
export interface EarlierPlace {
  record: string;
  /** At the record's own frequency. */
  sample: number;
  /** Class indices of the beats that were there: none, if a beat is new. */
  labels: number[];
}

/** How the beats that are there now are dealt by those that were there before. */
export interface DealtBy {
  /** The beats that were there before. */
  index: BeatIndex;
  /** Of each beat that is there now: the row in `index` of the nearest beat of its record; −1 if that had none. */
  nearest: Int32Array;
}

/**
 * Columns of features, and the choices of `InputSettings` that use them as input; rhythm comes before shape. Those `ofRecord` compare
 * a beat with all of its record, or are figures of the record itself.
 */
export const FEATURE_COLUMNS = [
  /** RR before the beat, relative to the median RR of the record. */
  { name: 'previousToMedian', of: ['whole', 'all', 'references'], ofRecord: true },
  /** RR after the beat, relative to the median RR of the record. */
  { name: 'nextToMedian', of: ['whole', 'all', 'references'], ofRecord: true },
  /** RR before the beat, relative to the RR after it. */
  { name: 'previousToNext', of: ['whole', 'all', 'running', 'references'] },
  /** RR before the beat, relative to the mean of the ten around it: five up to the beat, five after it. */
  { name: 'previousToLocal', of: ['whole', 'all'] },
  /** RR before the beat, relative to the mean of the ten before that one. */
  { name: 'previousToPast', of: ['whole', 'causal', 'all'] },
  /** RR before the beat, relative to the one before that. */
  {
    name: 'previousToBefore',
    of: ['whole', 'causal', 'all', 'running', 'runningCausal', 'references'],
  },
  /** RR before the beat, relative to the median RR of the record, in units of the record's irregularity. */
  { name: 'previousByIrregularity', of: ['irregularity', 'all'], ofRecord: true },
  /** The same for the RR after the beat. */
  { name: 'nextByIrregularity', of: ['irregularity', 'all'], ofRecord: true },
  /** RR before the beat, relative to the RR after it, in units of the record's irregularity. */
  { name: 'changeByIrregularity', of: ['irregularity', 'all'], ofRecord: true },
  /** RR before and after the beat, relative to the mean of the last ten up to the beat. */
  { name: 'previousToLast10', of: ['running', 'runningCausal', 'references'] },
  { name: 'nextToLast10', of: ['running', 'references'] },
  /** The same, relative to the mean of the last 32. */
  { name: 'previousToLast32', of: ['running', 'runningCausal', 'references'] },
  { name: 'nextToLast32', of: ['running', 'references'] },
  /** The same, relative to the mean of those that ended within the last 60 s. */
  { name: 'previousToLastMinute', of: ['running', 'runningCausal', 'references'] },
  { name: 'nextToLastMinute', of: ['running', 'references'] },
  /** The same, relative to the mean of all up to the beat. */
  { name: 'previousToAllPast', of: ['running', 'runningCausal', 'references'] },
  { name: 'nextToAllPast', of: ['running', 'references'] },
  /** The same, relative to the mean of 33 around the beat. */
  { name: 'previousToCentred', of: ['references'] },
  { name: 'nextToCentred', of: ['references'] },
  /** The same, relative to the mean, the 75th and the 90th percentile of the record. */
  { name: 'previousToMean', of: ['references'], ofRecord: true },
  { name: 'nextToMean', of: ['references'], ofRecord: true },
  { name: 'previousToP75', of: ['references'], ofRecord: true },
  { name: 'nextToP75', of: ['references'], ofRecord: true },
  { name: 'previousToP90', of: ['references'], ofRecord: true },
  { name: 'nextToP90', of: ['references'], ofRecord: true },
  /** How the RR intervals of the record are distributed: the same for all of its beats. */
  { name: 'recordP75ToP25', of: ['references'], ofRecord: true },
  { name: 'recordP90ToMedian', of: ['references'], ofRecord: true },
  { name: 'recordMeanToMedian', of: ['references'], ofRecord: true },
  /** RR before the beat, and the mean of the last 32, relative to 0.8 s. */
  { name: 'previousAbsolute', of: ['absolute', 'references'] },
  { name: 'pastAbsolute', of: ['absolute'] },
  /** How irregular the last 32 intervals are: fibrillation against early beats in a pattern. */
  { name: 'pastIrregularity', of: ['running', 'runningCausal', 'references'] },
  /** The mean of the last 32, relative to what it is in the record's slowest stretches. */
  { name: 'pastToSlowest', of: ['references'], ofRecord: true },
  /** How the QRS differs from the record's median beat (see `shapeFeatures`). */
  { name: 'qrsCorrelation', of: ['shape'] },
  { name: 'qrsDistance', of: ['shape'] },
  { name: 'qrsWidening', of: ['shape'] },
  { name: 'qrsDistanceForRecord', of: ['shape'] },
  { name: 'qrsUnlikenessForRecord', of: ['shape'] },
] as const satisfies readonly {
  name: string;
  of: readonly (FeatureChoice | 'shape' | 'absolute')[];
  ofRecord?: true;
}[];

type Column = (typeof FEATURE_COLUMNS)[number];
type ShapeName = `qrs${string}`;

/** A column of `BeatSet.rhythm`. */
export type RhythmName = Exclude<Column['name'], ShapeName>;
/** One that compares a beat with all of its record. */
export type RecordName = Extract<Column, { ofRecord: true }>['name'];

const isShape = (column: Column): column is Extract<Column, { name: ShapeName }> =>
  (column.of as readonly string[]).includes('shape');
const isRhythm = (column: Column): column is Extract<Column, { name: RhythmName }> => !isShape(column);

/** Columns of `BeatSet.rhythm`. */
export const RHYTHM_COLUMNS = FEATURE_COLUMNS.filter(isRhythm);

/** Columns of `BeatSet.shape`. */
export const SHAPE_COLUMNS = FEATURE_COLUMNS.filter(isShape);
