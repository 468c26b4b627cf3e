import { rememberLast } from '../../base/remember';
import type { EpochPoint } from '../../experiment/run/types';
import type { LabState, TrainingState } from '../types';

/**
 * The parts of a training that the Train panel reads, which stay the same from step to step: there are several steps
 * a second, and only what shows their numbers should render again.
 */

const ENDED: readonly TrainingState['status'][] = ['finished', 'stopped', 'failed'];
const NO_HISTORIES: EpochPoint[][] = [];

export const hasEnded = (status: TrainingState['status']): boolean => ENDED.includes(status);

/** Whether a training uses the engine. */
export const isTraining = ({ training }: LabState): boolean =>
  training !== undefined && !hasEnded(training.status);

/** Whether a training waits to go on, or will after the batch that it is at. */
export const isPaused = (status: TrainingState['status'] | undefined): boolean =>
  status === 'pausing' || status === 'paused';

/** Whether a training is at an epoch: it runs, or waits to go on. */
export const isGoing = (status: TrainingState['status']): boolean => status === 'running' || isPaused(status);

/** The time left, only while it passes: a paused training has none. */
export const secondsLeftOf = ({ status, secondsLeft }: TrainingState): number | undefined =>
  status === 'running' ? secondsLeft : undefined;

/** Whether there is a training of this visit, running or ended. */
export const hasTraining = ({ training }: LabState): boolean => training !== undefined;

export const trainingStatus = ({ training }: LabState) => training?.status;

/** The epochs of each fold; a new list after every epoch. */
export const trainingHistories = ({ training }: LabState): readonly (readonly EpochPoint[])[] =>
  training?.histories ?? NO_HISTORIES;

/** Whether there is something to train on: prepared beats, or records to prepare. */
export const canTrain = ({ prepared, records }: LabState): boolean =>
  prepared !== undefined || records.some(({ ticked, state }) => ticked && state === 'ready');

/** Whether Train shows synthetic records. */
export const isSynthetic = (state: LabState): boolean =>
  (isTraining(state) ? state.training?.synthetic : state.prepared?.synthetic) ?? false;

/** The running values of the current epoch, and their position on the axis of epochs: in the middle of epoch 3, 2.5. */
export interface EpochMark {
  fold: number;
  epoch: number;
  loss: number;
  /** 0…1. */
  accuracy: number;
}

/** Moves of the mark per epoch: enough to be seen, few enough for the page, since each redraws two plots. */
const MARKS_PER_EPOCH = 8;

/** The mark of a running training; the same object until it has advanced by an eighth of an epoch. */
export const epochMark = ({ training }: LabState): EpochMark | undefined => markOf(training);

const markOf = rememberLast(
  (training: TrainingState | undefined): EpochMark | undefined => {
    const epoch = training && positionInEpochs(training);
    if (!training || epoch === undefined) return undefined;
    const { fold, loss, accuracy } = training;
    return loss === undefined || accuracy === undefined ? undefined : { fold, epoch, loss, accuracy };
  },
  (training) => {
    const epoch = training && positionInEpochs(training);
    const eighth = epoch === undefined ? undefined : Math.floor(epoch * MARKS_PER_EPOCH);
    return [training?.histories, training?.fold, eighth, training?.loss === undefined];
  },
);

/** undefined if nothing is trained: before the first step, and after the end of the training. */
function positionInEpochs(training: TrainingState): number | undefined {
  const { epoch, stepsDone, stepsTotal, folds, settings, status } = training;
  if (epoch < 1 || stepsTotal === 0 || hasEnded(status)) return undefined;
  const done = (stepsDone / stepsTotal) * folds * settings.epochs;
  return epoch - 1 + (done - Math.floor(done));
}
