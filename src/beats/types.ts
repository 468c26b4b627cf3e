/** Class order everywhere: index 0…4. */
export const CLASS_NAMES = ['N', 'SVEB', 'VEB', 'F', 'Q'] as const;
export type ClassName = (typeof CLASS_NAMES)[number];

/** How records become beats: everything that decides the content of a BeatSet. Defaults in `defaults.ts`. */
export interface PrepareSettings {
  lead: { kind: 'first' } | { kind: 'mlii' } | { kind: 'named'; name: string };
  denoise: {
    /** Wavelet name (`db6`), or `none` to leave the signal as it is. */
    wavelet: string;
    levels: number;
    /** Set the approximation (cA of the last level) to zero: removes the baseline wander. */
    zeroApproximation: boolean;
    /** Detail levels set to zero, 1 = finest. */
    zeroDetails: number[];
  };
  window: { beforeSec: number; afterSec: number };
  /** Samples per beat after resampling. */
  lengthSamples: number;
  normalise: 'none' | 'zscore' | 'minmax';
  /** 5, or 4 without Q. */
  classCount: 4 | 5;
}

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
}

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
  samplingHz: number;
}

/** Why another lead was used, in a sentence and in its parts for a translation. */
export interface LeadNote {
  code: 'lead-missing' | 'lead-none';
  message: string;
  values: Record<string, string>;
}

/** Why annotations of beats did not become beats of the set. */
export interface DroppedBeats {
  /** The window leaves the record. */
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
