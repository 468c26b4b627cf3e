import { complete } from '../../base/settings/complete';
import { PREPARE } from '../../beats/settings';
import type { PrepareSettings } from '../../beats/types';
import { TRAIN } from './trainSettings';
import type { Experiment, Protocol, TrainSettings } from './types';

/** Settings of training as an earlier version of the lab stored them: what it did not know of is not there. */
export type StoredTrainSettings = Partial<Omit<TrainSettings, 'protocol'>> & {
  protocol?: Partial<Protocol>;
};

/** What decides a result, whatever version of the lab wrote it: what is lacking was as its declaration says. Changes nothing that is there. */
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

/** Settings of training, whatever version of the lab wrote them. */
export const upgradeTrainSettings = (stored: StoredTrainSettings = {}): TrainSettings =>
  complete(TRAIN, stored);

/** Settings of preparing, whatever version of the lab wrote them. */
export const upgradePrepareSettings = (stored: Partial<PrepareSettings> = {}): PrepareSettings =>
  complete(PREPARE, stored);
