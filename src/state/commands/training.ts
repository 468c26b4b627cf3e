import { defaultTrainSettings, quickTrainSettings, tutorialTrainSettings } from '../../training/defaults';
import { trainSettingsProblems } from '../../training/trainSettingsProblems';
import type { Trainer, TrainingResult, TrainSettings } from '../../training/types';
import { type BeatsInHand, makeRun } from '../makeRun';
import { services } from '../services';
import { unlessStopped } from '../unlessStopped';
import { type ActivityHandle, current, isForgotten, report, update, withActivity } from '../update';
import { followTraining, openingState, patchTraining } from './followTraining';
import { prepareBeats } from './prepareBeats';
import { addRun } from './runs';

const PRESETS = { lab: defaultTrainSettings, quick: quickTrainSettings, tutorial: tutorialTrainSettings };

/** From Start to the end of the run, the preparing before it included. */
let isBusy = false;
/** The trainer while it runs: what Pause and Stop reach. */
let running: Trainer | undefined;

export function setTrainSettings(change: Partial<TrainSettings>): void {
  update((state) => ({ trainSettings: { ...state.trainSettings, ...change } }));
}

export function choosePreset(preset: keyof typeof PRESETS): void {
  update({ trainSettings: PRESETS[preset] });
}

/** Trains with the settings as they stand; the beats are prepared first where that is still to do. */
export async function startTraining(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  try {
    const given = await beatsToTrainOn();
    const settings = current().trainSettings;
    if (given && canTrain(settings, given)) await runTraining(settings, given);
  } finally {
    isBusy = false;
  }
}

async function beatsToTrainOn(): Promise<BeatsInHand | undefined> {
  if (!current().prepared || current().prepared?.stale || services.parts.length === 0) await prepareBeats();
  const { prepared } = current();
  return prepared && !prepared.stale ? { prepared, parts: services.parts } : undefined;
}

/** Says what keeps the run from being started. */
function canTrain(settings: TrainSettings, { prepared }: BeatsInHand): boolean {
  const wrong = trainSettingsProblems(settings, prepared.counts);
  for (const { code, message, values } of wrong) {
    const known = code === 'no-beats' || code === 'too-few-beats';
    report({ code: known ? code : 'settings-invalid', file: '', message, values });
  }
  return wrong.length === 0;
}

async function runTraining(settings: TrainSettings, given: BeatsInHand): Promise<void> {
  const { settings: prepare, synthetic } = given.prepared;
  update({ training: openingState(settings, { classCount: prepare.classCount, synthetic }) });
  try {
    const result = await withActivity('training', {}, (activity) => train(settings, given, activity));
    if (result) await finish(result, settings, given);
    else patchTraining({ status: 'stopped' });
  } catch (error) {
    patchTraining({ status: 'failed' });
    services.closeTrainer();
    reportFailed(error);
  }
}

/** No engine could be opened; its message says why of each. */
class EngineMissing extends Error {}

async function train(
  settings: TrainSettings,
  { prepared, parts }: BeatsInHand,
  activity: ActivityHandle,
): Promise<TrainingResult> {
  const { signal } = activity;
  const opening = services.trainer().catch((error: unknown) => {
    throw new EngineMissing(error instanceof Error ? error.message : String(error));
  });
  const trainer = await unlessStopped(opening, signal);
  const stop = () => quietly(trainer.stop());
  signal.addEventListener('abort', stop);
  try {
    update({ engine: await trainer.engine() });
    await trainer.clearBeats();
    for (const part of parts) {
      signal.throwIfAborted();
      await trainer.addBeats(part);
    }
    signal.throwIfAborted();
    const run = trainer.run(settings, prepared.settings.classCount, (event) =>
      followTraining(event, activity),
    );
    running = trainer;
    // Pause may have been pressed before there was anything to pause.
    if (current().training?.status === 'pausing') quietly(trainer.pause());
    const result = await run;
    if (isForgotten(signal)) throw signal.reason;
    return result;
  } catch (error) {
    throw isForgotten(signal) ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', stop);
    running = undefined;
    // The beats are the page's: the thread holds them for a run only.
    quietly(trainer.clearBeats());
  }
}

/** Keeps the run, opens it, and shows it to whoever still looks at the training. */
async function finish(result: TrainingResult, settings: TrainSettings, given: BeatsInHand): Promise<void> {
  if (result.folds.length === 0) {
    patchTraining({ status: 'stopped' });
    return;
  }
  const made = makeRun(result, settings, given);
  const run = { ...made, title: distinct(made.title) };
  patchTraining({ status: result.state, runId: run.id, secondsLeft: undefined });
  // The last step is not an event of its own.
  if (result.state === 'finished') patchTraining({ stepsDone: current().training!.stepsTotal });
  const stored = addRun(run);
  if (current().step === 'train') update({ step: 'results' });
  await stored;
}

/** Runs of equal settings are told apart by a number. */
function distinct(title: string): string {
  const taken = new Set(current().runs.map((run) => run.title));
  let name = title;
  for (let i = 2; taken.has(name); i++) name = `${title} (${i})`;
  return name;
}

function reportFailed(error: unknown): void {
  const reason = sentence(error instanceof Error ? error.message : String(error));
  if (error instanceof EngineMissing) {
    report({
      code: 'engine-none',
      file: '',
      message: `There is nothing to train with here. ${reason} Records and beats are untouched; turn on hardware acceleration in the browser’s settings, or try another browser.`,
      values: { reason },
    });
    return;
  }
  report({
    code: 'training-failed',
    file: '',
    message: `Training ended with an error: ${reason} Records and beats are untouched; start again, with a smaller batch if memory ran out.`,
    values: { reason },
  });
}

const sentence = (text: string) => text.replace(/[.\s]*$/, '.');

/** A wish that a thread which has just died cannot hear; the run itself says that it died. */
function quietly(wish: Promise<void>): void {
  wish.catch(() => undefined);
}

const isTraining = () => current().activities.some((activity) => activity.kind === 'training');

export function pauseTraining(): void {
  if (!isTraining() || current().training?.status === 'stopping') return;
  patchTraining({ status: 'pausing' });
  if (running) quietly(running.pause());
}

export function resumeTraining(): void {
  if (!isTraining() || current().training?.status === 'stopping') return;
  patchTraining({ status: 'running' });
  if (running) quietly(running.resume());
}

/** Ends after the batch in hand; the run keeps what it has. */
export function stopTraining(): void {
  const activity = current().activities.find((entry) => entry.kind === 'training');
  if (activity) stopActivity(activity.id);
}

/** Stops what runs. Pressed again on a training, it gives up the test of what was trained as well. */
export function stopActivity(id: string): void {
  const isTrainingId = current().activities.some((entry) => entry.id === id && entry.kind === 'training');
  const abort = services.running.get(id);
  if (isTrainingId) {
    patchTraining({ status: 'stopping' });
    if (abort?.signal.aborted && running) quietly(running.stop());
  }
  abort?.abort();
}
