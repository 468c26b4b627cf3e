import { defaultInputSettings } from '../../beats/defaults';
import type { NetworkChoice, TrainSettings } from './types';

/** The network of the reference method: 773 684 parameters with 251 samples and four classes. */
export const defaultNetworkChoice: Extract<NetworkChoice, { kind: 'multihead' }> = {
  kind: 'multihead',
  heads: [
    { firstKernel: 4, secondKernel: 6 },
    { firstKernel: 6, secondKernel: 8 },
    { firstKernel: 8, secondKernel: 10 },
  ],
  firstFilters: 8,
  secondFilters: 16,
  dense: [256, 32],
  batchNorm: false,
  shapeDropout: 0,
  l2: 1e-4,
};

/** The 2-D network of the second method. */
export const defaultScalogramChoice: Extract<NetworkChoice, { kind: 'scalogram' }> = {
  kind: 'scalogram',
  filters: 32,
  kernel: 5,
};

/** Made for quality in minutes. */
export const defaultTrainSettings: TrainSettings = {
  protocol: { kind: 'kfold', folds: 5, stratified: true },
  validationFraction: 0.1,
  validationBy: 'beats',
  bestEpochOn: 'validation',
  input: defaultInputSettings,
  network: defaultNetworkChoice,
  loss: { kind: 'crossEntropy' },
  sampling: { kind: 'none', ratio: 1, when: 'training' },
  augmentation: { noiseMv: 0, scale: 0, shiftMs: 0, baselineMv: 0, flip: false, swapLeads: false },
  optimizer: 'adam',
  learningRate: 2e-3,
  schedule: 'onecycle',
  batchSize: 128,
  epochs: 8,
  denseActivation: 'relu',
  dropout: 0.3,
  classWeights: 'none',
  ownWeights: [1, 1, 1, 1, 1],
  bestEpochBy: 'validationLoss',
  earlyStoppingEpochs: null,
  maxBeats: null,
  seed: 1,
};

/** One split instead of five folds: a first look in a fifth of the time. The demo starts with it. */
export const quickTrainSettings: TrainSettings = {
  ...defaultTrainSettings,
  protocol: { kind: 'holdout', testFraction: 0.2, stratified: true },
  batchSize: 32,
};

/** The recipe of the public tutorial of this method, save that its best epoch is chosen on validation beats, not on test beats. */
export const tutorialTrainSettings: TrainSettings = {
  ...defaultTrainSettings,
  optimizer: 'rmsprop',
  learningRate: 1e-3,
  schedule: 'constant',
  batchSize: 64,
  epochs: 100,
  denseActivation: 'linear',
  dropout: 0,
  bestEpochBy: 'validationAccuracy',
};
