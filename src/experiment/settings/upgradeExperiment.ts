import { isSameJson } from '../../base/canonicalJson';
import { complete } from '../../base/settings/complete';
import { defaultPrepareSettings } from '../../beats/defaults';
import { PREPARE } from '../../beats/settings';
import type { PrepareSettings } from '../../beats/types';
import { TRAIN } from './trainSettings';
import type { Experiment, Protocol, TrainSettings } from './types';

/** Training settings as an earlier version of the lab stored them: settings that it did not have are missing. */
export type StoredTrainSettings = Partial<Omit<TrainSettings, 'protocol'>> & {
  protocol?: Partial<Protocol>;
};

/** The same of preparing; denoising had no kinds. */
export type StoredPrepareSettings = Partial<Omit<PrepareSettings, 'denoise'>> & { denoise?: object };

/** An experiment in the current form, whatever version of the lab wrote it: missing settings get the value of their declaration; nothing present changes. */
export function upgradeExperiment(
  stored: Omit<Experiment, 'version' | 'prepare' | 'train'> & {
    version: number;
    prepare: StoredPrepareSettings;
    train: StoredTrainSettings;
  },
): Experiment {
  return {
    ...stored,
    version: 2,
    prepare: upgradePrepareSettings(stored.prepare),
    train: upgradeTrainSettings(stored.train),
  };
}

/** Training settings in the current form, whatever version of the lab wrote them. */
export const upgradeTrainSettings = (stored: StoredTrainSettings = {}): TrainSettings =>
  complete(TRAIN, stored);

/** Preparation settings in the current form, whatever version of the lab wrote them. */
const upgradePrepareSettings = (stored: StoredPrepareSettings = {}): PrepareSettings =>
  complete(PREPARE, stored);

/** The reference method as it was chosen before bands in Hz. */
const REFERENCE_LEVELS = { wavelet: 'db6', levels: 9, zeroApproximation: true, zeroDetails: [1, 2] };

/**
 * Preparation settings of the page, as any version of the lab stored them. They are for the next run, not the record of a past one, so
 * settings that the version did not have begin as they do today, and the levels of the reference method become its band: the same at
 * 360 Hz. Other levels stay as they were chosen.
 */
export function upgradeChosenPreparing(stored: StoredPrepareSettings): PrepareSettings {
  const { denoise, ...others } = stored;
  const isReference = denoise === undefined || isSameJson(denoise, REFERENCE_LEVELS);
  return upgradePrepareSettings({
    ...defaultPrepareSettings,
    ...others,
    ...(isReference ? {} : { denoise }),
  });
}
