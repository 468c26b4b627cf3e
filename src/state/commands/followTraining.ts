import type { TrainingEvent, TrainSettings } from '../../training/types';
import type { TrainingState } from '../types';
import { type ActivityHandle, current, isForgotten, update } from '../update';

/** A run before its first event. */
export function openingState(
  settings: TrainSettings,
  { classCount, synthetic }: { classCount: number; synthetic: boolean },
): TrainingState {
  return {
    status: 'opening',
    settings,
    classCount,
    synthetic,
    folds: settings.protocol.kind === 'kfold' ? settings.protocol.folds : 1,
    fold: 0,
    epoch: 1,
    phase: 'compiling',
    stepsDone: 0,
    stepsTotal: 0,
    loss: undefined,
    accuracy: undefined,
    beatsPerSec: undefined,
    secondsLeft: undefined,
    histories: [],
    runId: undefined,
  };
}

/** Puts one event of the training thread into the store. */
export function followTraining(event: TrainingEvent, activity: ActivityHandle): void {
  const training = current().training;
  if (!training || isForgotten(activity.signal)) return;
  switch (event.kind) {
    case 'plan':
      patchTraining({ folds: event.folds, stepsTotal: event.stepsTotal });
      activity.update({ total: event.stepsTotal });
      break;
    case 'phase':
      patchTraining({
        fold: event.fold,
        phase: event.phase,
        status: asked(training) ?? (event.phase === 'compiling' ? 'compiling' : 'running'),
      });
      break;
    case 'step': {
      const { kind: _kind, ...progress } = event;
      patchTraining({ ...progress, status: asked(training) ?? 'running' });
      activity.update({
        detail: `${event.fold + 1}/${training.folds} · ${event.epoch}/${training.settings.epochs}`,
        done: event.stepsDone,
        secondsLeft: event.secondsLeft,
      });
      break;
    }
    case 'epoch': {
      const histories = [...training.histories];
      histories[event.fold] = [...(histories[event.fold] ?? []), event.point];
      patchTraining({ histories });
      break;
    }
    case 'paused':
      if (training.status !== 'stopping') patchTraining({ status: 'paused' });
      break;
    case 'resumed':
      if (training.status !== 'stopping') patchTraining({ status: 'running' });
      break;
    case 'fold':
      break;
  }
}

/** What a person asked for is not overwritten by progress that was already on its way. */
const asked = ({ status }: TrainingState) =>
  status === 'pausing' || status === 'paused' || status === 'stopping' ? status : undefined;

export function patchTraining(change: Partial<TrainingState>): void {
  update((state) => ({ training: state.training && { ...state.training, ...change } }));
}
