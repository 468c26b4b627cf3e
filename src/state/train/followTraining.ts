import { declarationOf } from '../../experiment/protocols';
import { lastEpochOf } from '../../experiment/run/checkpoint';
import type { Checkpoint, EpochPoint, TrainingEvent } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import type { Interruption, TrainingState } from '../types';
import { type ActivityHandle, current, isForgotten, update } from '../update';

/** A run before its first event, with the epochs of before where it is taken up again. */
export function openingState(
  settings: TrainSettings,
  run: { classCount: number; synthetic: boolean; resume?: Checkpoint | undefined },
): TrainingState {
  const { classCount, synthetic, resume } = run;
  const after = lastEpochOf(resume);
  return {
    status: 'opening',
    settings,
    classCount,
    synthetic,
    folds: declarationOf(settings.protocol).foldCount(settings.protocol) ?? 1,
    fold: after?.fold ?? 0,
    epoch: after?.epoch ?? 1,
    phase: 'compiling',
    stepsDone: 0,
    stepsTotal: 0,
    loss: undefined,
    accuracy: undefined,
    beatsPerSec: undefined,
    secondsLeft: undefined,
    histories: historiesOf(resume),
    storedAfter: after,
    interruptions: [],
    runId: undefined,
  };
}

function historiesOf(resume: Checkpoint | undefined): EpochPoint[][] {
  const histories: EpochPoint[][] = [];
  for (const { fold, history } of resume?.folds ?? []) histories[fold] = history;
  if (resume?.activeFold) histories[resume.activeFold.fold] = resume.activeFold.history;
  return histories;
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
      // An epoch that was told but not yet kept when the run was interrupted is trained and told again.
      const before = (histories[event.fold] ?? []).filter(({ epoch }) => epoch < event.point.epoch);
      histories[event.fold] = [...before, event.point];
      patchTraining({ histories });
      break;
    }
    case 'paused':
      if (training.status !== 'stopping') patchTraining({ status: 'paused' });
      break;
    case 'resumed':
      if (training.status !== 'stopping') patchTraining({ status: 'running' });
      break;
    case 'interrupted':
      interrupted({ what: 'engine', after: event.after });
      break;
    case 'checkpoint':
    case 'fold':
      break;
  }
}

/** The run goes on by itself: told in a line of its own, with nothing to do for the person. */
export function interrupted(interruption: Interruption): void {
  const training = current().training;
  if (!training) return;
  patchTraining({
    status: asked(training) ?? 'opening',
    interruptions: [...training.interruptions, interruption],
  });
}

/** What a person asked for is not overwritten by progress that was already on its way. */
const asked = ({ status }: TrainingState) =>
  status === 'pausing' || status === 'paused' || status === 'stopping' ? status : undefined;

export function patchTraining(change: Partial<TrainingState>): void {
  update((state) => ({ training: state.training && { ...state.training, ...change } }));
}
