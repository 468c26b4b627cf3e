import type { EpochPoint } from '../../experiment/run/types';
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
  settings: TrainSettings;
  classCount: number;
  synthetic: boolean;
  folds: number;
  fold: number;
  epoch: number;
  phase: 'compiling' | 'training' | 'validating' | 'testing';
  stepsDone: number;
  stepsTotal: number;
  loss: number | undefined;
  accuracy: number | undefined;
  beatsPerSec: number | undefined;
  secondsLeft: number | undefined;
  /** One list of epochs per fold. */
  histories: EpochPoint[][];
  /** The last finished epoch that is stored; undefined before the first. */
  storedAfter: EpochPosition | undefined;
  /** Interruptions after which it continued by itself. */
  interruptions: Interruption[];
  runId: string | undefined;
}

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
