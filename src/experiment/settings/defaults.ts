import { initialOf, initialVariant } from '../../base/settings/complete';
import { NETWORK } from './networkSettings';
import { TRAIN } from './trainSettings';
import type { TrainSettings } from './types';

/** The network of the reference method: 773 684 parameters for 251 samples and four classes. */
export const defaultNetworkChoice = initialVariant(NETWORK.variants, 'multihead');

/** The 2-D network of the second method. */
export const defaultScalogramChoice = initialVariant(NETWORK.variants, 'scalogram');

/** The network over stretches of beats: 15 beats before and after each. */
export const defaultContextChoice = initialVariant(NETWORK.variants, 'context');

/** The beat-free network: 394 789 parameters for two leads and four classes. */
export const defaultUnetChoice = initialVariant(NETWORK.variants, 'unet');

/** The network over pieces. */
export const defaultEncoderChoice = initialVariant(NETWORK.variants, 'encoder');

/** Chosen for good results within minutes. */
export const defaultTrainSettings: TrainSettings = initialOf(TRAIN);

/** One split instead of five folds: a first look in a fifth of the time. The demo starts with it. */
export const quickTrainSettings: TrainSettings = {
  ...defaultTrainSettings,
  protocol: { kind: 'holdout', testFraction: 0.2, stratified: true },
  batchSize: 32,
};

/** The recipe of the public tutorial of this method, except that its best epoch is chosen on validation beats, not on test beats. */
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
