import type { ValueOf } from '../base/settings/declare';
import type { INPUT, PREPARE } from './settings';

/** Class order everywhere: index 0…4. */
export const CLASS_NAMES = ['N', 'SVEB', 'VEB', 'F', 'Q'] as const;
export type ClassName = (typeof CLASS_NAMES)[number];

/** How records become beats: everything that decides the content of a BeatSet. */
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
  /** n × RR_COLUMNS.length, seconds; NaN where there is no neighbour. */
  rr: Float32Array;
  /** Sampling frequency of each of `recordNames`, Hz. */
  recordHz: number[];
  /** n × RHYTHM_COLUMNS.length, finite: the rhythm around each beat, without its label (see `beatFeatures`). */
  rhythm: Float32Array;
  /** The stretch around R that every row shows. */
  window: PrepareSettings['window'];
  /** The other lead's windows, n·m; undefined where it was not asked for. Zeros where the record has none, or misses samples of it. */
  second: Float32Array | undefined;
  /**
   * n × 2: where the windows of the beat before and of the beat after lie. r < n: row r of `waveform`; r ≥ n: row r − n of
   * `extra`; −1: there is none, or its window leaves the record. Neighbours are neighbours in time, whatever their class.
   */
  neighbours: Int32Array;
  /** e·m: windows of beats that are not in the set themselves (their class is left out), but are neighbours and count in the median. */
  extra: Float32Array;
  extraSecond: Float32Array | undefined;
  /** recordNames.length × m: sample by sample the median over all windows of the record, `extra` included (see `deriveColumns`). */
  median?: Float32Array | undefined;
  medianSecond?: Float32Array | undefined;
  /** n × SHAPE_COLUMNS.length: how each QRS differs from that of the record's median beat (see `deriveColumns`). */
  shape?: Float32Array | undefined;
}

/** What a network is fed besides the beat itself. */
export type InputSettings = ValueOf<typeof INPUT>;
export type FeatureChoice = InputSettings['features'];

/** Columns of `BeatSet.rr`, seconds. */
export const RR_COLUMNS = ['previousSec', 'nextSec'] as const;

/** Beats of one record and what became of the others. */
export interface PreparedRecord {
  beats: BeatSet;
  /** Beats kept, per class index. */
  counts: number[];
  dropped: DroppedBeats;
  /** Lead that was used, as the header names it. */
  leadName: string;
  /** Said where the lead is not the one that the settings ask for. */
  leadNote?: LeadNote | undefined;
  /** The other lead, where both were asked for; undefined where the record has one only (its place holds zeros). */
  secondLeadName?: string | undefined;
  samplingHz: number;
  /** What the windows were divided by. */
  scale: RecordScale;
}

/** What all windows of a record are divided by, one number a lead, mV; 1 unless `normalise` is `record`. */
export interface RecordScale {
  first: number;
  second: number;
}

/** Why another lead was used, in a sentence and in its parts for a translation. */
export interface LeadNote {
  code: 'lead-missing' | 'lead-none';
  message: string;
  values: Record<string, string>;
}

/** Why annotations of beats did not become beats of the set. */
export interface DroppedBeats {
  /** The window leaves the record; under the tutorial's rule also a beat of class F with no next beat to be cut to. */
  windowOutside: number;
  /** The window holds missing samples. */
  missingSamples: number;
  /** Class Q left out of a four-class set. */
  classExcluded: number;
  /** A beat whose mnemonic the class map has no class for: B, n, r, ?. */
  unmapped: number;
  /** Annotations that are no beats (rhythm, noise, …): not a loss, counted for completeness. */
  notBeats: number;
}

/** The columns of all beats of a training that a split needs to know, by running index. */
export interface BeatIndex {
  /** Class index of each beat. */
  labels: Uint8Array;
  /** Index into `recordNames`. */
  record: Uint16Array;
  recordNames: readonly string[];
  /** R position in the record, seconds. */
  timeSec: Float64Array;
}

/** Columns of features, and the choices of `InputSettings` that feed them to a network; those of the rhythm come before those of the shape. */
export const FEATURE_COLUMNS = [
  /** RR before the beat, to the median RR of the record. */
  { name: 'previousToMedian', of: ['whole', 'all'] },
  /** RR after the beat, to the median RR of the record. */
  { name: 'nextToMedian', of: ['whole', 'all'] },
  /** RR before the beat, to the RR after it. */
  { name: 'previousToNext', of: ['whole', 'all'] },
  /** RR before the beat, to the mean of the ten around it: five up to the beat, five after it. */
  { name: 'previousToLocal', of: ['whole', 'all'] },
  /** RR before the beat, to the mean of the ten before that one. */
  { name: 'previousToPast', of: ['whole', 'causal', 'all'] },
  /** RR before the beat, to the one before that. */
  { name: 'previousToBefore', of: ['whole', 'causal', 'all'] },
  /** RR before the beat, to the median RR of the record, in units of the record's irregularity. */
  { name: 'previousByIrregularity', of: ['irregularity', 'all'] },
  /** The same of the RR after the beat. */
  { name: 'nextByIrregularity', of: ['irregularity', 'all'] },
  /** RR before the beat, to the RR after it, in units of the record's irregularity. */
  { name: 'changeByIrregularity', of: ['irregularity', 'all'] },
  /** How the QRS differs from the record's median beat (see `shapeFeatures`). */
  { name: 'qrsCorrelation', of: ['shape'] },
  { name: 'qrsDistance', of: ['shape'] },
  { name: 'qrsWidening', of: ['shape'] },
  { name: 'qrsDistanceForRecord', of: ['shape'] },
  { name: 'qrsUnlikenessForRecord', of: ['shape'] },
] as const satisfies readonly { name: string; of: readonly (FeatureChoice | 'shape')[] }[];

const isShape = ({ of }: { of: readonly string[] }) => of.includes('shape');

/** Columns of `BeatSet.rhythm`. */
export const RHYTHM_COLUMNS = FEATURE_COLUMNS.filter((column) => !isShape(column));

/** Columns of `BeatSet.shape`. */
export const SHAPE_COLUMNS = FEATURE_COLUMNS.filter(isShape);
