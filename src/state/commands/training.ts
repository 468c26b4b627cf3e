import { defaultTrainSettings, quickTrainSettings, tutorialTrainSettings } from '../../training/defaults';
import { trainSettingsProblems } from '../../training/trainSettingsProblems';
import type { TrainingEvent, TrainingResult, TrainSettings } from '../../training/types';
import { makeRun } from '../makeRun';
import { summariseRun } from '../selectors/summariseRun';
import { services } from '../services';
import type { TrainingState } from '../types';
import { type ActivityHandle, current, report, update, withActivity } from '../update';
import { keep } from './keep';
import { prepareBeats } from './prepareBeats';

const PRESETS = { lab: defaultTrainSettings, quick: quickTrainSettings, tutorial: tutorialTrainSettings };

export function setTrainSettings(change: Partial<TrainSettings>): void {
  update((state) => ({ trainSettings: { ...state.trainSettings, ...change } }));
}

export function choosePreset(preset: keyof typeof PRESETS): void {
  update({ trainSettings: PRESETS[preset] });
}

const isTraining = () => current().activities.some((activity) => activity.kind === 'training');

/** Trains with the settings as they stand; the beats are prepared first where that is still to do. */
export async function startTraining(): Promise<void> {
  if (isTraining()) return;
  if (!current().prepared || current().prepared?.stale || services.parts.length === 0) await prepareBeats();
  const prepared = current().prepared;
  if (!prepared || prepared.stale) return;
  const settings = current().trainSettings;
  const wrong = trainSettingsProblems(settings, prepared.counts);
  for (const { code, message, values } of wrong) {
    const known = code === 'no-beats' || code === 'too-few-beats';
    report({ code: known ? code : 'settings-invalid', file: '', message, values });
  }
  if (wrong.length > 0) return;
  update({ training: opening(settings, prepared.settings.classCount, prepared.synthetic) });
  try {
    const result = await withActivity('training', {}, (activity) => train(settings, activity));
    if (result) await finish(result, settings);
    else patch({ status: 'stopped' });
  } catch (error) {
    patch({ status: 'failed' });
    services.closeTrainer();
    const reason = error instanceof Error ? error.message : String(error);
    report({
      code: 'training-failed',
      file: '',
      message: `Training ended with an error: ${reason}. Records and beats are untouched; start again, with a smaller batch if memory ran out.`,
      values: { reason },
    });
  }
}

function opening(settings: TrainSettings, classCount: number, synthetic: boolean): TrainingState {
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

async function train(settings: TrainSettings, activity: ActivityHandle): Promise<TrainingResult> {
  const trainer = await services.trainer();
  activity.signal.addEventListener('abort', () => void trainer.stop());
  update({ engine: await trainer.engine() });
  await trainer.clearBeats();
  for (const part of services.parts) await trainer.addBeats(part);
  if (activity.signal.aborted) throw new DOMException('Stopped.', 'AbortError');
  return trainer.run(settings, current().prepared!.settings.classCount, (event) => follow(event, activity));
}

/** Puts one event of the training thread into the store. */
function follow(event: TrainingEvent, activity: ActivityHandle): void {
  const training = current().training;
  if (!training) return;
  switch (event.kind) {
    case 'plan':
      patch({ folds: event.folds, stepsTotal: event.stepsTotal });
      activity.update({ total: event.stepsTotal });
      break;
    case 'phase':
      patch({
        fold: event.fold,
        phase: event.phase,
        status: settled(training.status) ?? (event.phase === 'compiling' ? 'compiling' : 'running'),
      });
      break;
    case 'step': {
      const { fold, epoch, stepsDone, loss, accuracy, beatsPerSec, secondsLeft } = event;
      patch({
        fold,
        epoch,
        stepsDone,
        loss,
        accuracy,
        beatsPerSec,
        secondsLeft,
        status: settled(training.status) ?? 'running',
      });
      activity.update({
        detail: `${fold + 1}/${training.folds} · ${epoch}/${training.settings.epochs}`,
        done: stepsDone,
        secondsLeft,
      });
      break;
    }
    case 'epoch': {
      const histories = [...training.histories];
      histories[event.fold] = [...(histories[event.fold] ?? []), event.point];
      patch({ histories });
      break;
    }
    case 'paused':
      patch({ status: 'paused' });
      break;
    case 'resumed':
      patch({ status: 'running' });
      break;
    case 'fold':
      break;
  }
}

/** What a person asked for is not overwritten by progress that was already on its way. */
const settled = (status: TrainingState['status']) =>
  status === 'pausing' || status === 'stopping' ? status : undefined;

function patch(change: Partial<TrainingState>): void {
  update((state) => ({ training: state.training && { ...state.training, ...change } }));
}

/** Keeps the run, opens it, and shows it to whoever still looks at the training. */
async function finish(result: TrainingResult, settings: TrainSettings): Promise<void> {
  if (result.folds.length === 0) {
    patch({ status: 'stopped' });
    return;
  }
  const run = makeRun(result, settings);
  patch({ status: result.state, runId: run.id });
  update((state) => ({
    runs: [summariseRun(run), ...state.runs],
    openRun: run,
    inspect: { cell: undefined, list: [], position: 0, beat: undefined, status: 'empty', failed: undefined },
    step: state.step === 'train' ? 'results' : state.step,
  }));
  await keep((storage) => storage.saveRun(run));
}

export function pauseTraining(): void {
  if (!isTraining()) return;
  patch({ status: 'pausing' });
  void services.trainer().then((trainer) => trainer.pause());
}

export function resumeTraining(): void {
  if (!isTraining()) return;
  patch({ status: 'running' });
  void services.trainer().then((trainer) => trainer.resume());
}

/** Ends after the batch in hand; the run keeps what it has. */
export function stopTraining(): void {
  const activity = current().activities.find((entry) => entry.kind === 'training');
  if (activity) stopActivity(activity.id);
}

export function stopActivity(id: string): void {
  if (current().activities.some((entry) => entry.id === id && entry.kind === 'training'))
    patch({ status: 'stopping' });
  services.running.get(id)?.abort();
}
