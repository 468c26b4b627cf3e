import type { EditLog } from '../../edits/types';
import type { EngineInfo } from '../../experiment/engines/types';
import type { Leak } from '../../experiment/plan/types';
import type { StopPoint, WrittenStop } from '../../experiment/run/stopPoint';
import type { EpochPoint, FoldResult } from '../../experiment/run/types';
import type { Experiment } from '../../experiment/settings/types';

/**
 * A run as one JSON file that determines what a repetition must give: what was done, on which files, by what, and the
 * results. No weights, no signals. Documented in docs/CAPSULE.md.
 */
export interface Capsule {
  kind: 'ecg-lab-capsule';
  version: 1;
  title: string;
  /** ISO 8601, when the run ended. */
  createdAt: string;
  state: 'finished' | 'stopped';
  /** How far a stopped run came; missing in capsules of earlier versions. */
  stopped?: WrittenStop | undefined;
  synthetic: boolean;
  /** Names of the classes, in the order of every matrix. */
  classes: string[];
  /** Annotation mnemonics of each class. */
  classSymbols: Record<string, string[]>;
  experiment: Experiment;
  splits: CapsuleSplit[];
  engine: EngineInfo;
  /** The browser's user agent when the capsule was written. */
  browser: string;
  versions: { lab: string; tfjs: string };
  leaks: Leak[];
  /** The logs of the edits that the labels of its records stand on; missing if none do. */
  edits?: EditLog[];
  results: CapsuleResults;
}

/** One fold's beats, as indices into all beats of the run (records in the order of `experiment.records`, beats by time). */
export interface CapsuleSplit {
  /** 0-based. */
  fold: number;
  /** undefined if this version of the lab would deal the beats differently. */
  training: CapsuleSide | undefined;
  validation: CapsuleSide | undefined;
  test: CapsuleSide;
}

export interface CapsuleSide {
  beats: number;
  /** Beats per class; a repeated beat counts every time. */
  counts: number[];
  /**
   * Records that have beats here; undefined if the protocol deals single beats, so that it would be almost all
   * records.
   */
  records: string[] | undefined;
  /** SHA-256 of the indices as Int32, little-endian, in the order of the split. */
  sha256: string;
}

export interface CapsuleResults {
  /**
   * SHA-256 of all folds' class probabilities in sequence, as Float32, little-endian: equal only if all numbers are.
   */
  probabilitiesSha256: string;
  trainingSec: number;
  beatsPerSec: number;
  pooled: CapsuleNumbers;
  folds: (CapsuleNumbers & {
    fold: number;
    ended: FoldResult['ended'];
    bestEpoch: number;
    trainBeats: number;
    validationBeats: number;
    testBeats: number;
    history: CapsuleEpoch[];
  })[];
}

export interface CapsuleNumbers {
  /** Truth in rows, prediction in columns. */
  matrix: number[][];
  /** Where the network found the beats: those missed, by true class, and what it invented, by predicted class. */
  missed?: number[];
  invented?: number[];
  /** For human readers: all of them follow from the matrix. null: 0/0. */
  metrics: {
    accuracy: number | null;
    macroF1: number | null;
    cohenKappa: number | null;
    matthews: number | null;
    perClass: {
      class: string;
      sensitivity: number | null;
      positivePredictivity: number | null;
      specificity: number | null;
      f1: number | null;
      support: number;
    }[];
  };
}

/** An epoch; null if there were no validation beats. */
export type CapsuleEpoch = Omit<EpochPoint, 'validationLoss' | 'validationAccuracy'> & {
  validationLoss: number | null;
  validationAccuracy: number | null;
};

/** The results of a repetition compared with those of the capsule. */
export interface CapsuleComparison {
  outcome: 'same' | 'other';
  /** Pooled accuracy, 0…1; undefined if nothing was tested. */
  accuracy: { capsule: number | undefined; run: number | undefined };
  tested: { capsule: number; run: number };
  /** Beats that are in another cell of the pooled matrix; undefined if the tested beats differ. */
  movedBeats: number | undefined;
  /** By how many beats of a class that were invented the two differ; 0 where beats were given. */
  otherInvented: number;
  /** Differences that may be the cause, the most likely first; empty if there are none. */
  reasons: CapsuleReason[];
}

export interface CapsuleReason {
  code: 'stopped' | 'splits' | 'engine' | 'kernels' | 'renderer' | 'threads' | 'lab' | 'tfjs' | 'browser';
  capsule: string;
  run: string;
  /** With `stopped`: how far each of the two came, if it was stopped. */
  stops?: { capsule: StopPoint | undefined; run: StopPoint | undefined };
}
