import type { PrepareSettings } from '../../beats/types';
import type { EpochMatrix, EpochPoint } from '../../experiment/run/types';
import type { Experiment, TrainSettings } from '../../experiment/settings/types';

export interface TrainingState {
  status:
    | 'opening'
    | 'compiling'
    | 'running'
    | 'pausing'
    | 'paused'
    | 'stopping'
    | 'finished'
    | 'stopped'
    | 'failed';
  /** The title that its run will have. */
  title: string;
  startedAtMs: number;
  settings: TrainSettings;
  /** What is trained on. */
  rows: PrepareSettings['rows'];
  classCount: number;
  synthetic: boolean;
  folds: number;
  fold: number;
  epoch: number;
  phase: 'compiling' | 'training' | 'validating' | 'testing';
  /** It pauses by itself when the epoch has ended. */
  isStepping: boolean;
  stepsDone: number;
  stepsTotal: number;
  loss: number | undefined;
  accuracy: number | undefined;
  beatsPerSec: number | undefined;
  secondsLeft: number | undefined;
  /** One list of epochs per fold. */
  histories: EpochPoint[][];
  /** What the network answered at the end of the last epoch of this visit. */
  matrix: TrainingMatrix | undefined;
  /** The last finished epoch that is stored; undefined before the first. */
  storedAfter: EpochPosition | undefined;
  /** Interruptions after which it continued by itself. */
  interruptions: Interruption[];
  runId: string | undefined;
}

/** Answers of the network at the end of an epoch. */
export interface TrainingMatrix extends EpochMatrix, EpochPosition {}

/**
 * Whether a notification tells of the end of a training. refused: by the browser's settings for this page; missing: the
 * browser has none.
 */
export type NoticeState = 'off' | 'on' | 'refused' | 'missing';

/** The position of an epoch in a run: 0-based fold, 1-based epoch. */
export interface EpochPosition {
  fold: number;
  epoch: number;
}

/** An engine that was lost or a thread that died in the middle of a run. */
export interface Interruption {
  what: 'engine' | 'thread';
  /** The run continued after this epoch; undefined: from the start. */
  after: EpochPosition | undefined;
}

/** An unfinished run, as offered for resuming. */
export interface UnfinishedRun {
  /** The finished run has the same id. */
  id: string;
  title: string;
  /** Time of the newest checkpoint, ISO 8601. */
  savedAt: string;
  experiment: Experiment;
  synthetic: boolean;
  /** The last finished epoch. */
  after: EpochPosition;
}
