import { type PresetId, presetSettings } from '../../experiment/settings/presets';
import type { TrainSettings } from '../../experiment/settings/types';
import { services } from '../services';
import { current, update } from '../update';
import { activeRun, ignoreRejection } from './activeRun';
import { patchTraining } from './followTraining';
import { replaceSettings } from './replaceSettings';

export function setTrainSettings(change: Partial<TrainSettings>): void {
  update((state) => ({ trainSettings: { ...state.trainSettings, ...change }, faultsAccepted: false }));
}

export function choosePreset(id: PresetId): void {
  replaceSettings(presetSettings(id, current().trainSettings.seed));
}

export function chooseOwnSettings(): void {
  const { ownSettings } = current();
  if (ownSettings) replaceSettings(ownSettings);
}

export function acceptFaults(accepted: boolean): void {
  update({ faultsAccepted: accepted });
}

const isTraining = () => current().activities.some((activity) => activity.kind === 'training');

export function pauseTraining(): void {
  if (!isTraining() || current().training?.status === 'stopping') return;
  patchTraining({ status: 'pausing', isStepping: false });
  if (activeRun.trainer) ignoreRejection(activeRun.trainer.pause());
}

export function resumeTraining(): void {
  if (!isTraining() || current().training?.status === 'stopping') return;
  patchTraining({ status: 'running', isStepping: false });
  if (activeRun.trainer) ignoreRejection(activeRun.trainer.resume());
}

/** Ends after the current batch; what was trained is kept. */
export function stopTraining(): void {
  const activity = current().activities.find((entry) => entry.kind === 'training');
  if (activity) stopActivity(activity.id);
}

/** Stops an activity. A second call for a training also skips the test of what was trained. */
export function stopActivity(id: string): void {
  const isTrainingId = current().activities.some((entry) => entry.id === id && entry.kind === 'training');
  const abort = services.running.get(id);
  if (isTrainingId) {
    patchTraining({ status: 'stopping' });
    activeRun.stops++;
    if (activeRun.trainer) ignoreRejection(activeRun.trainer.stop());
  }
  abort?.abort();
}
