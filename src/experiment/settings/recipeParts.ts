import { defaultPrepareSettings } from '../../beats/defaults';
import { DE_CHAZAL } from '../../beats/recordSets';
import type { PrepareSettings } from '../../beats/types';
import {
  defaultContextChoice,
  defaultEncoderChoice,
  defaultNetworkChoice,
  defaultTrainSettings,
  defaultUnetChoice,
} from './defaults';
import type { TrainSettings } from './types';

/** The publications that recipes follow. */
export const SOURCES = {
  wang: { paper: 'wang', doi: '10.1007/s10916-019-1511-2' },
  wangT: { paper: 'wangT', doi: '10.3390/e23010119' },
  deChazal: { paper: 'deChazal', doi: '10.1109/TBME.2004.827359' },
  kiranyaz: { paper: 'kiranyaz', doi: '10.1109/TBME.2015.2468589' },
  ronneberger: { paper: 'ronneberger', doi: '10.1007/978-3-319-24574-4_28' },
  saenz: { paper: 'saenz', doi: '10.3390/a13040075' },
} as const;

export type Paper = keyof typeof SOURCES;

/** The beat of the reference method. */
export const referenceBeat = defaultPrepareSettings;

/** Shared by the comparisons with published numbers: the reference pipeline, four classes (Q has 15 beats in 44 records). */
export const published: PrepareSettings = { ...referenceBeat, classCount: 4 };

/**
 * What carries over to other persons: how a QRS complex differs from the usual one of its record, on both leads whatever
 * their order and polarity, and how early the beat comes relative to the irregularity of its record.
 */
export const acrossPersons: { prepare: PrepareSettings; train: Partial<TrainSettings> } = {
  prepare: {
    ...published,
    lead: { kind: 'mlii' },
    window: { beforeSec: 0.1, afterSec: 0.15 },
    lengthSamples: 45,
    normalise: 'record',
    secondLead: true,
  },
  train: {
    input: {
      ...defaultTrainSettings.input,
      beat: false,
      difference: true,
      features: 'irregularity',
    },
    classWeights: 'own',
    ownWeights: [1, 2, 1, 0.2, 1],
    network: { ...defaultNetworkChoice, dense: [64, 32], shapeDropout: 0.5, l2: 0 },
    augmentation: { ...defaultTrainSettings.augmentation, flip: true, swapLeads: true },
    validationFraction: 0,
    validationBy: 'patients',
    epochs: 4,
  },
};

/**
 * What carries over to other persons and databases: the beat with those around it, measured against running means of the rhythm and
 * against references that were drawn anew in training, so that no record's own usual beat is trusted (docs/results/context-search.md).
 */
export const overBeats: { prepare: PrepareSettings; train: Partial<TrainSettings> } = {
  prepare: {
    ...published,
    lead: { kind: 'mlii' },
    window: { beforeSec: 0.25, afterSec: 0.45 },
    lengthSamples: 90,
    normalise: 'record',
    secondLead: true,
    align: 'deflection',
  },
  train: {
    ...acrossPersons.train,
    input: {
      ...defaultTrainSettings.input,
      difference: true,
      longDifference: true,
      features: 'references',
      absolute: true,
    },
    ownWeights: [1, 1.5, 1, 0.3, 1],
    network: defaultContextChoice,
    networks: 3,
    augmentation: {
      ...defaultTrainSettings.augmentation,
      flip: true,
      swapLeads: true,
      scale: 0.1,
      references: 6,
    },
    batchSize: 1536,
    learningRate: 3e-3,
    epochs: 5,
  },
};

/**
 * The same for beats as they come: nothing after the beat but its own window, nothing of the whole record, one lead. References are running means and the
 * usual beat so far.
 */
export const overPastBeats: typeof overBeats = {
  prepare: { ...overBeats.prepare, normalise: 'none', secondLead: false },
  train: {
    ...overBeats.train,
    input: {
      ...defaultTrainSettings.input,
      beat: false,
      past: true,
      features: 'runningCausal',
      absolute: true,
    },
    network: { ...defaultContextChoice, lookAheadBeats: 0 },
    augmentation: { ...defaultTrainSettings.augmentation, flip: true, scale: 0.1 },
  },
};

/** Whole records, in which the beats are found; windows are only for looking at them. */
export const beatFree: { prepare: PrepareSettings; train: Partial<TrainSettings> } = {
  prepare: { ...acrossPersons.prepare, trace: true },
  train: {
    classWeights: 'own',
    ownWeights: [1, 8, 3, 1, 1],
    network: defaultUnetChoice,
    dropout: 0.1,
    validationFraction: 0,
    augmentation: {
      ...defaultTrainSettings.augmentation,
      flip: true,
      swapLeads: true,
      scale: 0.2,
      noiseMv: 0.03,
    },
    batchSize: 592,
    learningRate: 2e-3,
    epochs: 4,
  },
};

/** Pieces of ten seconds by themselves, which may begin anywhere: 320 cells of the U-Net's, 31 ms each. */
export const ofRhythm: { prepare: PrepareSettings; train: Partial<TrainSettings> } = {
  prepare: {
    ...published,
    rows: 'pieces',
    lead: { kind: 'mlii' },
    secondLead: true,
    normalise: 'zscore',
    window: { beforeSec: 5, afterSec: 5 },
    lengthSamples: 1280,
  },
  train: {
    network: defaultEncoderChoice,
    classWeights: 'sqrt',
    dropout: 0.3,
    validationFraction: 0,
    augmentation: { ...defaultTrainSettings.augmentation, flip: true, swapLeads: true, scale: 0.1 },
    batchSize: 32,
    learningRate: 2e-3,
    epochs: 8,
  },
};

export const newPatients: TrainSettings['protocol'] = {
  kind: 'databases',
  training: ['DS1', 'svdb'],
  test: ['DS2'],
  without: [],
};

export const deChazal = { training: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] };
