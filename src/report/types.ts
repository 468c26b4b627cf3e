import type { Corrections } from '../rhythm/hrv/correctBeats';
import type { Hrv } from '../rhythm/hrv/hrv';
import type { Episode, RhythmLimits } from '../rhythm/types';

/** Annotations as columns, in order of time: what of `RecordMarks` is read here. */
export interface MarkColumns {
  timeSec: Float64Array;
  /** Index into `symbols`. */
  symbol: Uint8Array;
  symbols: readonly string[];
  /** 0…4; anything else is no beat, or one without a class. */
  classIndex: Uint8Array;
  /** Notes by the index of their annotation. */
  aux: ReadonlyMap<number, string>;
}

/** What a report is made of. */
export interface ReportInput {
  record: string;
  /** Whose annotations these are. */
  annotator: string;
  /** What the lab wrote into them, if it made them. */
  labNote: string | undefined;
  /** `HH:MM:SS[.sss] DD/MM/YYYY`, the date if known. */
  startTime: string | undefined;
  durationSec: number;
  marks: MarkColumns;
  /** Of its ECG leads; undefined without any. */
  analysable: { sec: number; leads: string[] } | undefined;
}

/** The report of a record: plain data, as it is written to JSON. Times are seconds from the record's beginning. */
export interface RecordReport {
  format: 1;
  record: string;
  annotator: string;
  labNote?: string;
  startTime?: string;
  durationSec: number;
  /** Of the time, that in which at least one of the leads is fit to be read; see `workers/records/analysableTime.ts`. */
  analysable?: { sec: number; share: number; leads: string[] };
  /** What the rules asked for; `runBeats`, `pauseSec` and so on. */
  limits: RhythmLimits;
  beats: { total: number; withoutClass: number; classes: ClassShare[] };
  rate?: Rate;
  /** From the beginning of the record; the last one may be shorter. */
  hours: HourRow[];
  /** Missing where no beat has a class: nobody knows. */
  ventricular?: Ectopy;
  supraventricular?: Ectopy;
  pauses: { count: number; longest?: Episode };
  bradycardia: EpisodeSum;
  tachycardia: EpisodeSum;
  fibrillation: Fibrillation;
  hrv: Hrv;
  /** What Lipponen and Tarvainen 2019 would correct; the numbers of `hrv` are not corrected by it. */
  corrections: Corrections;
  histogram: RrHistogram;
  poincare: Poincare;
  /** In the order in which they begin. */
  episodes: Episode[];
  strips: StripPlace[];
}

export interface ClassShare {
  name: string;
  count: number;
  /** Of all beats, those without a class included. */
  share: number;
}

/** A heart rate, by the mean of eight intervals. */
export interface RateExtreme {
  bpm: number;
  startSec: number;
  endSec: number;
}

/** Of beats of any class. */
export interface Rate {
  /** 60 s by the mean of all intervals. */
  meanBpm: number;
  /** Missing where no nine beats follow each other without a gap. */
  lowest?: RateExtreme;
  highest?: RateExtreme;
}

/** An hour of a record. An interval belongs to the hour in which it ends, a pause to that in which it begins; fibrillation is divided among the hours. */
export interface HourRow extends Partial<Rate> {
  startSec: number;
  endSec: number;
  beats: number;
  /** Per class index. */
  classCounts: number[];
  pauses: number;
  fibrillationSec: number;
}

/** Ectopic beats of one origin. */
export interface Ectopy {
  beats: number;
  /** The burden: of all beats. */
  share: number;
  /** In neither a couplet nor a run. */
  singles: number;
  couplets: number;
  runs: number;
  /** Beats of all runs. */
  beatsInRuns: number;
  bigeminy: number;
  trigeminy: number;
  longestRun?: Episode;
  fastestRun?: Episode;
}

export interface EpisodeSum {
  count: number;
  sec: number;
  longest?: Episode;
}

export interface Fibrillation extends EpisodeSum {
  /** The burden: of the time between adjacent beats. */
  share: number;
  /** Mean over all episodes. */
  meanBpm?: number;
  /** By the annotator's own rhythm marks, of fibrillation and of flutter; missing if there are no such marks. */
  markedSec?: { fibrillation: number; flutter: number };
}

/** Intervals between adjacent beats by their length: bin i counts [i, i + 1) × `binSec`. */
export interface RrHistogram {
  binSec: number;
  /** Between two beats of class N. */
  nn: number[];
  other: number[];
}

/** Pairs of intervals that share a beat, counted in cells of `binSec`, as columns. */
export interface Poincare {
  binSec: number;
  /** Cell of the interval before the shared beat, of the one after it, and that beat's class; 255: none. */
  before: number[];
  after: number[];
  classIndex: number[];
  count: number[];
}

export type StripKind =
  | 'longest-ventricular-run'
  | 'fastest-ventricular-run'
  | 'longest-supraventricular-run'
  | 'fastest-supraventricular-run'
  | 'longest-pause'
  | 'longest-fibrillation'
  | 'lowest-rate'
  | 'highest-rate';

/** What a strip shows, and what is the extreme in it. */
export interface StripPlace {
  /** Several if one stretch is both. */
  kinds: StripKind[];
  startSec: number;
  endSec: number;
  of: { startSec: number; endSec: number; bpm: number; beats?: number };
}
