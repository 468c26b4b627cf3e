import { complete } from '../../base/settings/complete';
import { PREPARE } from '../../beats/settings';
import type { PrepareSettings } from '../../beats/types';
import { TRAIN } from './trainSettings';
import type { Experiment, Protocol, TrainSettings } from './types';

/** Training settings as an earlier version of the lab stored them: settings that it did not have are missing. */
export type StoredTrainSettings = Partial<Omit<TrainSettings, 'protocol'>> & {
  protocol?: Partial<Protocol>;
};

/** An experiment in the current form, whatever version of the lab wrote it: missing settings get the value of their declaration; nothing present changes. */
export function upgradeExperiment(
  stored: Omit<Experiment, 'version' | 'prepare' | 'train'> & {
    version: number;
    prepare: Partial<Experiment['prepare']>;
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
export const upgradePrepareSettings = (stored: Partial<PrepareSettings> = {}): PrepareSettings =>
  complete(PREPARE, stored);
