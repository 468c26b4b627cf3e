import { defaultTrainSettings, quickTrainSettings, tutorialTrainSettings } from '../../training/defaults';
import { trainSettingsProblems } from '../../training/trainSettingsProblems';
import type { TrainSettings } from '../../training/types';
import { type BeatsInHand, titleOf } from '../makeRun';
import { services } from '../services';
import { current, report, update } from '../update';
import { patchTraining } from './followTraining';
import { prepareBeats } from './prepareBeats';
import { inHand, quietly, startRun } from './runTraining';

const PRESETS = { lab: defaultTrainSettings, quick: quickTrainSettings, tutorial: tutorialTrainSettings };

export function setTrainSettings(change: Partial<TrainSettings>): void {
  update((state) => ({ trainSettings: { ...state.trainSettings, ...change } }));
}

export function choosePreset(preset: keyof typeof PRESETS): void {
  update({ trainSettings: PRESETS[preset] });
}

/** Trains with the settings as they stand; the beats are prepared first where that is still to do. */
export async function startTraining(): Promise<void> {
  if (inHand.isBusy) return;
  inHand.isBusy = true;
  try {
    const given = await beatsToTrainOn();
    const settings = current().trainSettings;
    if (given && canTrain(settings, given)) {
      await startRun({ title: titleOf(settings, given), settings, given });
    }
  } finally {
    inHand.isBusy = false;
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

const isTraining = () => current().activities.some((activity) => activity.kind === 'training');

export function pauseTraining(): void {
  if (!isTraining() || current().training?.status === 'stopping') return;
  patchTraining({ status: 'pausing' });
  if (inHand.trainer) quietly(inHand.trainer.pause());
}

export function resumeTraining(): void {
  if (!isTraining() || current().training?.status === 'stopping') return;
  patchTraining({ status: 'running' });
  if (inHand.trainer) quietly(inHand.trainer.resume());
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
    inHand.stops++;
    if (inHand.trainer) quietly(inHand.trainer.stop());
  }
  abort?.abort();
}
