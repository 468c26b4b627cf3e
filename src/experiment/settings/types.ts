import type { InputSettings, PrepareSettings } from '../../beats/types';

/**
 * Which beats are learnt from and which are tested. Names are record names; records that are not among the beats are passed over.
 *
 * Intra-patient: kfold, holdout (beats are shuffled, so that a person's beats lie on both sides).
 * Inter-patient: records (training → test), leaveOneOut (a fold a record; no record of the same person is learnt from),
 * groupkfold (whole persons are dealt to folds).
 * Patient-specific: a fold a test record; learnt from are the pool and the record's own first `ownSec` seconds, tested is the rest.
 */
export type Protocol =
  | { kind: 'kfold'; folds: number; stratified: boolean }
  | { kind: 'holdout'; testFraction: number; stratified: boolean }
  | { kind: 'records'; training: string[]; test: string[] }
  | { kind: 'leaveOneOut' }
  | { kind: 'groupkfold'; folds: number }
  | {
      kind: 'patientSpecific';
      pool: string[];
      test: string[];
      ownSec: number;
      /** At most so many beats of each class from the pool, drawn by the seed; null = all. */
      poolPerClass: number | null;
      /** How often each of the record's own beats is shown in an epoch. */
      ownTimes: number;
    };

export type ProtocolKind = Protocol['kind'];

/** What the loss is, before class weights. */
export type LossSettings =
  | { kind: 'crossEntropy' }
  /** (1 − p)^gamma · cross-entropy: Lin et al. 2017, arXiv 1708.02002. */
  | { kind: 'focal'; gamma: number }
  /** Every batch weighs its classes by how rare they are in it: Sellami and Hwang 2019, doi 10.1016/j.eswa.2018.12.037. */
  | { kind: 'batchWeighted' };

/** How often the beats of a class are shown in an epoch. */
export interface SamplingSettings {
  /** oversample: rare classes are drawn again and again; undersample: frequent ones are drawn in part, anew each epoch. */
  kind: 'none' | 'oversample' | 'undersample';
  /** 0…1: the smallest class is brought to this part of the largest (over), or the largest down to it (under); 1 = all equal. */
  ratio: number;
  /** training: of the training beats alone. beforeSplit: of all beats before they are dealt, which puts copies on both sides (a fault, to be shown). */
  when: 'training' | 'beforeSplit';
}

/** Changes of training beats, drawn anew each time a beat is shown; zeros change nothing. Never on validation or test beats. */
export interface AugmentationSettings {
  /** SD of white noise, mV. */
  noiseMv: number;
  /** SD of the factor around 1. */
  scale: number;
  /** Largest shift in time either way, ms. */
  shiftMs: number;
  /** Turns every second beat upside down, by chance, each lead for itself: leads are put on in either polarity. */
  flip: boolean;
  /** Exchanges the leads of every second beat, by chance: which lead is which differs from record to record. */
  swapLeads: boolean;
  /** Largest amplitude of a slow wave (one period a window or less), mV. */
  baselineMv: number;
}

/** What can be chosen of the networks; the rest follows from the beats (see `networkOf`). */
export type NetworkChoice =
  | {
      kind: 'multihead';
      /** Kernel sizes of the first and second convolution, one pair a head. */
      heads: { firstKernel: number; secondKernel: number }[];
      firstFilters: number;
      secondFilters: number;
      dense: number[];
      /** After each convolution, before its activation. */
      batchNorm: boolean;
      /** Dropout of what the heads found, before the features join; 0 = none. Keeps a network from leaning on shapes alone. */
      shapeDropout: number;
      l2: number;
    }
  /** The 2-D CNN on scalograms of the previous, the current and the next beat. */
  | { kind: 'scalogram'; filters: number; kernel: number };

/** How to train and test; everything but the beats that decides the numbers of a run. Defaults in `defaults.ts`. */
export interface TrainSettings {
  protocol: Protocol;
  /** Part of the *training* beats on which the best epoch is chosen; the test beats are never looked at. */
  validationFraction: number;
  /** Validation beats are shuffled beats, or whole persons of the training side. */
  validationBy: 'beats' | 'patients';
  /** test: the best epoch is chosen on the test beats, as the public tutorial does (a fault, to be shown). */
  bestEpochOn: 'validation' | 'test';
  input: InputSettings;
  network: NetworkChoice;
  loss: LossSettings;
  sampling: SamplingSettings;
  augmentation: AugmentationSettings;
  optimizer: 'adam' | 'rmsprop';
  /** Constant rate, or the peak of the one-cycle schedule. */
  learningRate: number;
  schedule: 'constant' | 'onecycle';
  batchSize: number;
  epochs: number;
  denseActivation: 'relu' | 'linear';
  dropout: number;
  classWeights: 'none' | 'balanced' | 'sqrt' | 'own';
  /** With `own`: the weight of each class in the order of CLASS_NAMES. */
  ownWeights: number[];
  bestEpochBy: 'validationLoss' | 'validationAccuracy';
  /** Stop a fold after this many epochs without a better validation value; null = never. */
  earlyStoppingEpochs: number | null;
  /** Use a seeded stratified sample of at most this many beats (training, validation and test together); null = all. */
  maxBeats: number | null;
  seed: number;
}

/** Everything that decides a result, as one JSON-safe value. */
export interface Experiment {
  /** 1: before protocols by record; what it lacks is as in `defaults.ts` (see `upgradeExperiment`). */
  version: 1 | 2;
  records: { name: string; synthetic: boolean; files: { name: string; sha256: string }[] }[];
  classMap: 'aami';
  prepare: PrepareSettings;
  train: TrainSettings;
}
