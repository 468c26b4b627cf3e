import { rememberLast } from '../../base/remember';
import type { EpochPoint } from '../../experiment/run/types';
import type { LabState, TrainingState } from '../types';

/**
 * What the Train panel reads of a training, in parts that stay the same from step to step: a step comes several times a second,
 * and only what shows its numbers is to be drawn again with it.
 */

const ENDED: readonly TrainingState['status'][] = ['finished', 'stopped', 'failed'];
const NO_HISTORIES: EpochPoint[][] = [];

/** Whether a training holds the engine. */
export const isTraining = ({ training }: LabState): boolean =>
  training !== undefined && !ENDED.includes(training.status);

/** Whether there is a training of this visit, at work or ended. */
export const hasTraining = ({ training }: LabState): boolean => training !== undefined;

export const trainingStatus = ({ training }: LabState) => training?.status;

/** The epochs of each fold; a new list when an epoch has ended. */
export const trainingHistories = ({ training }: LabState): readonly (readonly EpochPoint[])[] =>
  training?.histories ?? NO_HISTORIES;

/** Whether something can be trained on: prepared beats, or records to prepare. */
export const canTrain = ({ prepared, records }: LabState): boolean =>
  prepared !== undefined || records.some(({ ticked, state }) => ticked && state === 'ready');

/** Whether what Train shows is of synthetic records. */
export const isSynthetic = (state: LabState): boolean =>
  (isTraining(state) ? state.training?.synthetic : state.prepared?.synthetic) ?? false;

/** The running values of the epoch being trained, and where they stand on the axis of epochs: half of epoch 3 done, at 2.5. */
export interface EpochMark {
  fold: number;
  epoch: number;
  loss: number;
  /** 0…1. */
  accuracy: number;
}

/** Steps of the mark along an epoch: enough to see it move, few enough to leave the page alone, since each redraws two plots. */
const MARKS_PER_EPOCH = 8;

/** The mark of a training at work; the same object until it has moved on by an eighth of an epoch. */
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

/** undefined where nothing is trained: before the first step, and once the training has ended. */
function positionInEpochs(training: TrainingState): number | undefined {
  const { epoch, stepsDone, stepsTotal, folds, settings, status } = training;
  if (epoch < 1 || stepsTotal === 0 || ENDED.includes(status)) return undefined;
  const done = (stepsDone / stepsTotal) * folds * settings.epochs;
  return epoch - 1 + (done - Math.floor(done));
}
