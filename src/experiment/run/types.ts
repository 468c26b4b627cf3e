import type { BeatSet } from '../../beats/types';
import type { EngineInfo } from '../engines/types';
import type { ModelArtifacts } from '../network/types';
import type { Leak } from '../plan/types';
import type { Experiment, TrainSettings } from '../settings/types';

/**
 * One epoch of one fold. Losses are mean cross-entropy per beat without class weights and without the L2 term, so that
 * training, validation and runs with other weights compare; accuracies in 0…1. Training values are means over the
 * epoch, with dropout, while the weights move; validation values are taken at its end.
 */
export interface EpochPoint {
  /** 1-based. */
  epoch: number;
  trainLoss: number;
  trainAccuracy: number;
  /** undefined where there are too few beats for a validation part. */
  validationLoss: number | undefined;
  validationAccuracy: number | undefined;
  /** Of the epoch's last step. */
  learningRate: number;
  /** Training and validation, without pauses. */
  durationSec: number;
}

export type TrainingEvent =
  | { kind: 'plan'; folds: number; epochs: number; beats: number; stepsTotal: number }
  | {
      /** A phase begins; while validating and testing also its progress. */
      kind: 'phase';
      fold: number;
      phase: 'compiling' | 'training' | 'validating' | 'testing';
      beatsDone?: number;
      beatsTotal?: number;
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
      /** undefined before there is something to extrapolate from. */
      secondsLeft: number | undefined;
    }
  | { kind: 'epoch'; fold: number; point: EpochPoint }
  | { kind: 'fold'; fold: FoldResult }
  /** After each finished fold and epoch (of very short epochs, some): from here on nothing before it can be lost. */
  | { kind: 'checkpoint'; checkpoint: EpochCheckpoint }
  | {
      /** The engine was lost and is being opened again; the run goes on after its last finished epoch. */
      kind: 'interrupted';
      /** 0-based fold and 1-based epoch that were finished last; undefined before the first. */
      after: { fold: number; epoch: number } | undefined;
    }
  | { kind: 'paused' }
  | { kind: 'resumed' };

/** What one fold leaves behind. */
export interface FoldResult {
  /** 0-based. */
  fold: number;
  history: EpochPoint[];
  /** 1-based epoch whose weights were tested and kept. */
  bestEpoch: number;
  /** all: ran every epoch; early: early stopping; person: Stop was pressed (tested with what it had). */
  ended: 'all' | 'early' | 'person';
  trainBeats: number;
  validationBeats: number;
  /** Indices into the BeatSet that was trained on. */
  testIndex: Int32Array;
  /** testIndex.length × classCount. */
  probabilities: Float32Array;
  model: ModelArtifacts;
}

/** Result of `Trainer.run`. */
export interface TrainingResult {
  folds: FoldResult[];
  state: 'finished' | 'stopped';
  engine: EngineInfo;
  /** The whole run without pauses: compiling, training, validation and tests. */
  trainingSec: number;
  /** Training beats a second over the time that training steps took. */
  beatsPerSec: number;
  /** Live tensors after minus before the run: 0, or something leaked. */
  leakedTensors: number;
}

export interface RunOptions {
  /** Goes on from here; its settings, classes and beats must be those of this run. */
  resume?: Checkpoint | undefined;
  /** Length of the beats' window; needed where training beats are shifted in time. */
  windowSec?: number | undefined;
}

/** The door to the thread that trains. */
export interface Trainer {
  engine(): Promise<EngineInfo>;
  clearBeats(): Promise<void>;
  /** Beats come record by record; their order is the index order of `FoldResult.testIndex`. */
  addBeats(part: BeatSet): Promise<void>;
  run(
    settings: TrainSettings,
    classCount: number,
    onEvent: (event: TrainingEvent) => void,
    options?: RunOptions,
  ): Promise<TrainingResult>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /**
   * Ends after the batch in hand; what was trained of this fold is tested, then `run` resolves with what there is.
   * A second time: gives up that test as well, and with it the fold.
   */
  stop(): Promise<void>;
  /** Ends the thread. */
  dispose(): void;
}

/** A finished (or stopped) run as it is kept: needs no beats in memory to be read or inspected. */
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
  /** Every beat that the run knew, columns by global index. */
  beats: {
    recordNames: string[];
    /** Sampling frequency of each of recordNames, Hz. */
    recordHz: number[];
    record: Uint16Array;
    sample: Int32Array;
    symbol: string[];
    label: Uint8Array;
  };
  /** What makes its numbers look better than they are for new patients; found before the start, kept with everything exported. */
  leaks: Leak[];
  /** Mean beat and SD of each class over the run's beats: classCount × lengthSamples. */
  classMeans: { mean: Float32Array; sd: Float32Array; count: number[] };
  lengthSamples: number;
}

/** A run as it is looked at and compared: without weights. */
export type RunView = Omit<Run, 'folds'> & { folds: Omit<FoldResult, 'model'>[] };

/** What is needed of a run to evaluate it: no weights. */
export type TestedRun = Pick<Run, 'classCount' | 'beats'> & { folds: Omit<FoldResult, 'model'>[] };

/** What an optimiser remembers of the steps before, as plain arrays: with it, it goes on as if it had never stopped. */
export interface OptimizerState {
  steps: number;
  /** Each kind of moment for all variables in one array. */
  moments: Float32Array[];
}

/** Everything that a network in training consists of, as plain arrays: restored, it trains on as if never stopped. */
export interface NetworkState {
  /** The trainable weights, then the moving means and variances of batch normalisation where there are some. */
  weights: Float32Array;
  /** The best weights so far; undefined where none were kept. */
  kept: Float32Array | undefined;
  optimizer: OptimizerState;
}

/** A fold at the end of one of its epochs. Which epoch is the best, and for how long none was better, follows from the history. */
export interface FoldCheckpoint {
  /** 0-based. */
  fold: number;
  /** The finished epochs, at least one. */
  history: EpochPoint[];
  network: NetworkState;
}

/** A run at the end of an epoch or of a fold, without the finished folds: each of those comes once, with its own event. */
export interface EpochCheckpoint {
  version: 1;
  settings: TrainSettings;
  classCount: number;
  /** Fingerprint of the beats and their classes; see `fingerprintOfBeats`. */
  beats: string;
  /** What the run was on so far. */
  engine: EngineInfo;
  /** undefined between two folds. */
  inHand: FoldCheckpoint | undefined;
  /** Seconds that went into what is here. */
  trainingSec: number;
  /** Training beats a second up to here. */
  beatsPerSec: number;
}

/**
 * Everything that a run needs to go on as if nothing had happened: plain values and typed arrays, about 12 MB for the fold in
 * hand and 3 MB a finished fold with the default network.
 */
export interface Checkpoint extends EpochCheckpoint {
  /** Finished folds, in order. */
  folds: FoldResult[];
}
