import type { EditLog } from '../../edits/types';
import type { EngineInfo } from '../engines/types';
import type { ModelArtifacts } from '../network/types';
import type { Leak } from '../plan/types';
import type { Experiment, TrainSettings } from '../settings/types';
import type { FoundInTest } from './found';

/**
 * One epoch of one fold. Losses are mean cross-entropy per beat without class weights and without the L2 term, so that
 * training, validation and runs with other weights can be compared; accuracies in 0…1. Training values are means over the
 * epoch, with dropout, while the weights change; validation values are taken at its end.
 */
export interface EpochPoint {
  /** 1-based. */
  epoch: number;
  trainLoss: number;
  trainAccuracy: number;
  /** undefined if there are too few beats for a validation part. */
  validationLoss: number | undefined;
  validationAccuracy: number | undefined;
  /** Of the epoch's last step. */
  learningRate: number;
  /** Training and validation, without pauses. */
  durationSec: number;
}

/** What the network answers at the end of an epoch, with the weights of that moment; shown, not stored. */
export interface EpochMatrix {
  /** validation: all validation beats; training: if there are none, some training beats of each class. */
  of: 'validation' | 'training';
  /** Truth in rows, answers in columns. */
  counts: number[];
}

export type TrainingEvent =
  | { kind: 'plan'; folds: number; epochs: number; beats: number; stepsTotal: number }
  | {
      /** A phase begins; during validation and test also how long is left. */
      kind: 'phase';
      fold: number;
      phase: 'compiling' | 'training' | 'validating' | 'testing';
      secondsLeft?: number | undefined;
    }
  | {
      kind: 'step';
      /** 0-based. */
      fold: number;
      /** 1-based. */
      epoch: number;
      /** Training steps done over all folds, of plan.stepsTotal. */
      stepsDone: number;
      /** Running means over this epoch. */
      loss: number;
      accuracy: number;
      beatsPerSec: number;
      /** undefined until there is something to extrapolate from. */
      secondsLeft: number | undefined;
    }
  | { kind: 'epoch'; fold: number; point: EpochPoint; matrix?: EpochMatrix | undefined }
  | { kind: 'fold'; fold: FoldResult }
  /** After each finished fold and epoch (after some, if they are very short): what came before can no longer be lost. */
  | { kind: 'checkpoint'; checkpoint: EpochCheckpoint }
  | {
      /** The engine was lost and is being reopened; the run resumes after its last finished epoch. */
      kind: 'interrupted';
      /** 0-based fold and 1-based epoch of the last finished epoch; undefined before the first. */
      after: { fold: number; epoch: number } | undefined;
    }
  | { kind: 'paused' }
  /** isStepping: until the end of the epoch. */
  | { kind: 'resumed'; isStepping: boolean };

/** The result of one fold. */
export interface FoldResult {
  /** 0-based. */
  fold: number;
  history: EpochPoint[];
  /** 1-based epoch whose weights were tested and kept. */
  bestEpoch: number;
  /** all: ran every epoch; early: early stopping; person: Stop was pressed (tested with the weights so far). */
  ended: 'all' | 'early' | 'person';
  /** Stop came within the first epoch: only some of its beats were trained on. Absent in complete epochs and older runs. */
  isWithinEpoch?: boolean;
  trainBeats: number;
  validationBeats: number;
  /** Indices into the BeatSet that was trained on. */
  testIndex: Int32Array;
  /** testIndex.length × classCount; zeros for a beat that a beat-free network did not find. */
  probabilities: Float32Array;
  /** Of a beat-free network: the beats that it found in the tested records. */
  found?: FoundInTest;
  model: ModelArtifacts;
}

/** A finished (or stopped) run as it is stored: can be read and inspected without beats in memory. */
export interface Run {
  id: string;
  /** Shown in the list, editable. */
  title: string;
  /** ISO 8601. */
  createdAt: string;
  experiment: Experiment;
  synthetic: boolean;
  classCount: number;
  state: 'finished' | 'stopped';
  engine: EngineInfo;
  versions: { lab: string; tfjs: string };
  trainingSec: number;
  beatsPerSec: number;
  folds: FoldResult[];
  /** Every beat of the run's experiment, columns by global index. */
  beats: {
    recordNames: string[];
    /** Sampling frequency of each of recordNames, Hz. */
    recordHz: number[];
    /** The database of each of recordNames; missing in runs from before records knew theirs. */
    recordDatabase?: string[];
    record: Uint16Array;
    sample: Int32Array;
    symbol: string[];
    label: Uint8Array;
  };
  /** What makes its numbers look better than they are for new patients; found before the start, included in all exports. */
  leaks: Leak[];
  /** The logs of the edits that its labels stand on, one a record; missing if none do. */
  edits?: EditLog[];
  /** Mean beat and SD of each class over the run's beats: classCount × lengthSamples. */
  classMeans: { mean: Float32Array; sd: Float32Array; count: number[] };
  lengthSamples: number;
}

/** A run as it is viewed and compared: without weights. */
export type RunView = Omit<Run, 'folds'> & { folds: Omit<FoldResult, 'model'>[] };

/** The parts of a run that are needed to evaluate it: no weights. */
export type TestedRun = Pick<Run, 'classCount' | 'beats'> & { folds: Omit<FoldResult, 'model'>[] };

/** What an optimiser remembers of previous steps, as plain arrays: restored, it continues as if never stopped. */
export interface OptimizerState {
  steps: number;
  /** One array per kind of moment, with the moments of all variables. */
  moments: Float32Array[];
}

/** The complete state of a network in training, as plain arrays: restored, training continues as if never stopped. */
export interface NetworkState {
  /** The trainable weights, then the moving means and variances of batch normalisation, if any. */
  weights: Float32Array;
  /** The best weights so far; undefined if none were kept. */
  kept: Float32Array | undefined;
  optimizer: OptimizerState;
}

/** A fold at the end of one of its epochs. Which epoch is the best, and how long ago, follows from the history. */
export interface FoldCheckpoint {
  /** 0-based. */
  fold: number;
  /** The finished epochs, at least one. */
  history: EpochPoint[];
  network: NetworkState;
}

/** A run at the end of an epoch or of a fold, without the finished folds: each of those is sent once, with its own event. */
export interface EpochCheckpoint {
  version: 1;
  settings: TrainSettings;
  classCount: number;
  /** Fingerprint of the beats and their classes; see `fingerprintOfBeats`. */
  beats: string;
  /** The engine that the run used so far. */
  engine: EngineInfo;
  /** undefined between two folds. */
  activeFold: FoldCheckpoint | undefined;
  /** Seconds spent on the training so far. */
  trainingSec: number;
  /** Training beats per second so far. */
  beatsPerSec: number;
}

/**
 * Everything that a run needs to continue as if nothing had happened: plain values and typed arrays, about 12 MB for the
 * active fold and 3 MB per finished fold with the default network.
 */
export interface Checkpoint extends EpochCheckpoint {
  /** Finished folds, in order. */
  folds: FoldResult[];
}
