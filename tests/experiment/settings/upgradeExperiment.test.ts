import { describe, expect, it } from 'vitest';
import { defaultPrepareSettings } from '../../../src/beats/defaults';
import {
  defaultScalogramChoice,
  defaultTrainSettings,
  quickTrainSettings,
} from '../../../src/experiment/settings/defaults';
import { trainSettingsProblems } from '../../../src/experiment/settings/trainSettingsProblems';
import {
  upgradeChosenPreparing,
  upgradeExperiment,
  upgradeTrainSettings,
} from '../../../src/experiment/settings/upgradeExperiment';

/** As the lab wrote it before protocols by record. */
const first = {
  version: 1,
  records: [{ name: '100', synthetic: false, files: [] }],
  classMap: 'aami' as const,
  prepare: {
    lead: { kind: 'first' as const },
    denoise: { wavelet: 'db6', levels: 9, zeroApproximation: true, zeroDetails: [1, 2] },
    window: { beforeSec: 0.4, afterSec: 0.5 },
    lengthSamples: 128,
    normalise: 'none' as const,
    classCount: 4 as const,
  },
  train: {
    protocol: { kind: 'kfold' as const, folds: 10 },
    validationFraction: 0.2,
    optimizer: 'adam' as const,
    learningRate: 1e-3,
    schedule: 'constant' as const,
    batchSize: 64,
    epochs: 3,
    denseActivation: 'linear' as const,
    dropout: 0,
    classWeights: 'none' as const,
    bestEpochBy: 'validationLoss' as const,
    earlyStoppingEpochs: null,
    maxBeats: null,
    seed: 7,
  },
};

describe('an experiment of the first version', () => {
  it('gets what it lacks, and keeps what it has', () => {
    expect(upgradeExperiment(first)).toEqual({
      ...first,
      version: 2,
      prepare: {
        ...first.prepare,
        denoise: { kind: 'levels', ...first.prepare.denoise },
        secondLead: false,
        leaveOutFlat: false,
        rows: 'beats',
        align: 'mark',
        windowRule: 'same',
        trace: false,
      },
      train: {
        ...first.train,
        protocol: { kind: 'kfold', folds: 10, stratified: true },
        validationBy: 'beats',
        bestEpochOn: 'validation',
        input: defaultTrainSettings.input,
        network: defaultTrainSettings.network,
        networks: 1,
        adaptation: 'none',
        loss: { kind: 'crossEntropy' },
        sampling: { kind: 'none', ratio: 1, when: 'training' },
        augmentation: defaultTrainSettings.augmentation,
        ownWeights: [1, 1, 1, 1, 1],
      },
    });
  });

  it('is the same when it is upgraded twice', () => {
    const once = upgradeExperiment(first);
    expect(upgradeExperiment(once)).toEqual(once);
  });
});

const { denoise } = defaultPrepareSettings;

describe('settings', () => {
  it('beyond the bounds of today are kept, for Start to say what to change', () => {
    const kept = upgradeTrainSettings({ epochs: 1e6, dropout: 0.99 });
    expect(kept).toEqual({ ...defaultTrainSettings, epochs: 1e6, dropout: 0.99 });
    expect(trainSettingsProblems(kept).map(({ values }) => values.path)).toEqual([
      'train.epochs',
      'train.dropout',
    ]);
  });

  it('of the page begin as those of today, and keep levels that were chosen', () => {
    const { prepare } = first;
    expect(upgradeChosenPreparing(prepare)).toEqual({ ...defaultPrepareSettings, ...prepare, denoise });
    const five = { ...prepare.denoise, levels: 5 };
    expect(upgradeChosenPreparing({ denoise: five }).denoise).toEqual({ kind: 'levels', ...five });
    const levels = { kind: 'levels' as const, ...prepare.denoise };
    expect(upgradeChosenPreparing({ ...defaultPrepareSettings, denoise: levels }).denoise).toEqual(levels);
    expect(upgradeChosenPreparing({})).toEqual(defaultPrepareSettings);
  });

  it('of this version are left as they are', () => {
    const whole = {
      ...quickTrainSettings,
      protocol: { kind: 'holdout', testFraction: 0.3, stratified: false } as const,
      network: { ...defaultScalogramChoice, filters: 8 },
      loss: { kind: 'focal', gamma: 2 } as const,
    };
    expect(upgradeTrainSettings(whole)).toEqual(whole);
    const own = { kind: 'records', training: ['a'], test: ['b'] } as const;
    expect(upgradeTrainSettings({ protocol: { ...own, training: ['a'], test: ['b'] } }).protocol).toEqual(
      own,
    );
  });

  it('that are not there are the defaults, or what the lab did before it had them', () => {
    expect(upgradeTrainSettings()).toEqual(defaultTrainSettings);
    expect(upgradeExperiment({ ...first, prepare: {}, train: {} }).prepare).toEqual({
      ...defaultPrepareSettings,
      denoise: { kind: 'levels', ...first.prepare.denoise },
      leaveOutFlat: false,
    });
  });
});
