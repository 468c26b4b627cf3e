import { declarationOf } from '../../experiment/protocols';
import { lastEpochOf } from '../../experiment/run/checkpoint';
import type { Checkpoint, EpochPoint, TrainingEvent } from '../../experiment/run/types';
import type { TrainSettings } from '../../experiment/settings/types';
import type { Interruption, TrainingState } from '../types';
import { type ActivityHandle, current, isForgotten, update } from '../update';

/** The state of a run before its first event, with the earlier epochs if it is resumed. */
export function openingState(
  settings: TrainSettings,
  run: {
    title: string;
    rows: TrainingState['rows'];
    classCount: number;
    synthetic: boolean;
    resume?: Checkpoint | undefined;
    isStepping?: boolean | undefined;
  },
): TrainingState {
  const { title, rows, classCount, synthetic, resume, isStepping = false } = run;
  const after = lastEpochOf(resume);
  return {
    status: 'opening',
    ...{ title, startedAtMs: Date.now(), settings, rows, classCount, synthetic, isStepping },
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
    matrix: undefined,
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

/** Applies an event of the training thread to the store. */
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
        status: requestedStatus(training) ?? (event.phase === 'compiling' ? 'compiling' : 'running'),
      });
      break;
    case 'step': {
      const { kind: _kind, ...progress } = event;
      patchTraining({ ...progress, status: requestedStatus(training) ?? 'running' });
      activity.update({
        detail: `${event.fold + 1}/${training.folds} · ${event.epoch}/${training.settings.epochs}`,
        done: event.stepsDone,
        secondsLeft: event.secondsLeft,
      });
      break;
    }
    case 'epoch': {
      const histories = [...training.histories];
      // An epoch that was reported but not yet stored when the run was interrupted is trained and reported again.
      const earlier = (histories[event.fold] ?? []).filter(({ epoch }) => epoch < event.point.epoch);
      histories[event.fold] = [...earlier, event.point];
      const { fold, point, matrix } = event;
      patchTraining({ histories, ...(matrix && { matrix: { ...matrix, fold, epoch: point.epoch } }) });
      break;
    }
    case 'paused':
      if (training.status !== 'stopping') patchTraining({ status: 'paused', isStepping: false });
      break;
    case 'resumed':
      // A late report of the pause before may have ended the step on the page.
      if (training.status !== 'stopping') patchTraining({ status: 'running', isStepping: event.isStepping });
      break;
    case 'interrupted':
      recordInterruption({ what: 'engine', after: event.after });
      break;
    case 'checkpoint':
    case 'fold':
      break;
  }
}

/**
 * Records an interruption after which the run continues by itself: shown in a line of its own, with nothing for the
 * user to do.
 */
export function recordInterruption(interruption: Interruption): void {
  const training = current().training;
  if (!training) return;
  patchTraining({
    status: requestedStatus(training) ?? 'opening',
    interruptions: [...training.interruptions, interruption],
  });
}

/** A status requested by the user is not overwritten by earlier progress that arrives late. */
const requestedStatus = ({ status }: TrainingState) =>
  status === 'pausing' || status === 'paused' || status === 'stopping' ? status : undefined;

export function patchTraining(change: Partial<TrainingState>): void {
  update((state) => ({ training: state.training && { ...state.training, ...change } }));
}
