import type { TrainSettings } from './types';

/** Made for quality in minutes. */
export const defaultTrainSettings: TrainSettings = {
  protocol: { kind: 'kfold', folds: 5 },
  validationFraction: 0.1,
  optimizer: 'adam',
  learningRate: 2e-3,
  schedule: 'onecycle',
  batchSize: 128,
  epochs: 8,
  denseActivation: 'relu',
  dropout: 0.3,
  classWeights: 'none',
  bestEpochBy: 'validationLoss',
  earlyStoppingEpochs: null,
  maxBeats: null,
  seed: 1,
};

/** One split instead of five folds: a first look in a fifth of the time. The demo starts with it. */
export const quickTrainSettings: TrainSettings = {
  ...defaultTrainSettings,
  protocol: { kind: 'holdout', testFraction: 0.2 },
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
