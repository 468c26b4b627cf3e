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
  /** One list of epochs a fold. */
  histories: EpochPoint[][];
  /** The last finished epoch that a closed page would not lose; undefined before one is stored. */
  storedAfter: Place | undefined;
  /** What interrupted it, and that it went on by itself. */
  interruptions: Interruption[];
  runId: string | undefined;
}

/** An epoch of a run: 0-based fold, 1-based epoch. */
export interface Place {
  fold: number;
  epoch: number;
}

/** An engine that was lost or a thread that died in the middle of a run. */
export interface Interruption {
  what: 'engine' | 'thread';
  /** The run went on after this epoch; undefined: from the start. */
  after: Place | undefined;
}

/** A run that was not ended, as it is offered for resuming. */
export interface UnfinishedRun {
  /** The run keeps it when it is finished. */
  id: string;
  title: string;
  /** Of the newest checkpoint, ISO 8601. */
  savedAt: string;
  experiment: Experiment;
  synthetic: boolean;
  /** The last finished epoch. */
  after: Place;
}
