import { defaultInputSettings, defaultPrepareSettings } from '../../beats/defaults';
import { defaultNetworkChoice, defaultScalogramChoice, defaultTrainSettings } from './defaults';
import type { Experiment, Protocol, TrainSettings } from './types';

/** Settings of training as an earlier version of the lab stored them: what it did not know of is not there. */
export type StoredTrainSettings = Partial<Omit<TrainSettings, 'protocol'>> & {
  protocol?: Partial<Protocol>;
};

/** What decides a result, whatever version of the lab wrote it: what is lacking was as it is by default. Changes nothing that is there. */
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
    prepare: { ...defaultPrepareSettings, ...stored.prepare },
    train: upgradeTrainSettings(stored.train),
  };
}

/** Settings of training, whatever version of the lab wrote them. */
export function upgradeTrainSettings(stored: StoredTrainSettings = {}): TrainSettings {
  const { sampling, augmentation } = defaultTrainSettings;
  return {
    ...defaultTrainSettings,
    ...stored,
    protocol: upgradeProtocol(stored.protocol),
    input: { ...defaultInputSettings, ...stored.input },
    network: upgradeNetwork(stored.network),
    sampling: { ...sampling, ...stored.sampling },
    augmentation: { ...augmentation, ...stored.augmentation },
  };
}

/** Folds and hold-outs of before they could be dealt otherwise were stratified. */
function upgradeProtocol(stored: Partial<Protocol> | undefined): Protocol {
  if (stored?.kind === undefined) return defaultTrainSettings.protocol;
  return (
    stored.kind === 'kfold' || stored.kind === 'holdout' ? { stratified: true, ...stored } : stored
  ) as Protocol;
}

function upgradeNetwork(stored: Partial<TrainSettings['network']> | undefined): TrainSettings['network'] {
  return (
    stored?.kind === 'scalogram'
      ? { ...defaultScalogramChoice, ...stored }
      : { ...defaultNetworkChoice, ...stored }
  ) as TrainSettings['network'];
}
