import type { BeatSet, PrepareSettings } from '../beats/types';
import type { ModelArtifacts } from '../model/types';
import type { Checkpoint, EpochCheckpoint } from './checkpoint';
import type { TrainSettings } from './settingsTypes';

export type {
  AugmentationSettings,
  LossSettings,
  NetworkChoice,
  Protocol,
  ProtocolKind,
  SamplingSettings,
  TrainSettings,
} from './settingsTypes';

/** Everything that decides a result, as one JSON-safe value. */
export interface Experiment {
  /** 1: before protocols by record; what it lacks is as in `defaults.ts` (see `upgradeExperiment`). */
  version: 1 | 2;
  records: { name: string; synthetic: boolean; files: { name: string; sha256: string }[] }[];
  classMap: 'aami';
  prepare: PrepareSettings;
  train: TrainSettings;
}

/** Which tfjs backend runs, where, on what, and why this one. */
export interface EngineInfo {
  backend: 'webgl' | 'wasm' | 'cpu';
  where: 'worker' | 'page';
  /** WEBGL_debug_renderer_info, or undefined for cpu. */
  renderer: string | undefined;
  /** A software renderer (SwiftShader, llvmpipe, Basic Render): right answers, no GPU speed. */
  software: boolean;
  /** Threads that compute, each a share of every batch; absent in runs of before there were more than one. */
  threads?: number;
  /** Whose kernels: tfjs's own, or the lab's (for wasm: with which instructions). Absent in runs of before the lab had some. */
  kernels?: 'stock' | 'webgl' | 'simd' | 'relaxed-simd';
  /** Training beats a second when the engines were compared; undefined where there was nothing to compare. */
  measuredBeatsPerSec?: number | undefined;
  /** The other engines and why they were passed over, one sentence each. */
  passedOver: PassedOver[];
  tfjsVersion: string;
}

/** An engine as it is asked for: a backend and where it runs. */
export type EngineId = 'worker-webgl' | 'page-webgl' | 'wasm' | 'cpu';

/** An engine that was not taken. */
export interface PassedOver {
  engine: EngineId;
  /** One sentence. */
  reason: string;
  /** Training beats a second, where it works and was only slower. */
  beatsPerSec?: number | undefined;
}

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

export type LeakCode =
  /** Beats of one person on both sides of a split. */
  | 'same-patient'
  /** Windows of training and test beats that share samples. */
  | 'window-overlap'
  /** The best epoch was chosen on test beats. */
  | 'epoch-on-test'
  /** Beats were drawn again before they were dealt to the sides: copies on both. */
  | 'oversampled-before-split'
  /** Windows of one class are cut by another rule. */
  | 'window-rule'
  /** Label-free figures of the whole record (median beat, amplitude, rhythm) are part of the input: right for recordings, not for live use. */
  | 'whole-record';

/** A finding of the leak check. */
export interface Leak {
  code: LeakCode;
  /** fault: an error of method; protocol: lies in the protocol chosen; note: no leak, but to be known. */
  level: 'fault' | 'protocol' | 'note';
  /** One English sentence; translations hang on the code and its values. */
  message: string;
  values: Record<string, string | number>;
}
