import { defaultPrepareSettings } from '../../beats/defaults';
import { DE_CHAZAL } from '../../beats/recordSets';
import type { PrepareSettings } from '../../beats/types';
import {
  defaultContextChoice,
  defaultNetworkChoice,
  defaultScalogramChoice,
  defaultTrainSettings,
  defaultUnetChoice,
  quickTrainSettings,
  tutorialTrainSettings,
} from './defaults';
import type { TrainSettings } from './types';

/**
 * A recipe: how beats are cut and how they are learnt. It names every setting, so that what it stands for does not depend on
 * what was chosen before; only the seed stays as the user set it.
 */
export interface Preset {
  /** The publication that it follows. */
  source: { paper: Paper; doi: string };
  prepare: PrepareSettings;
  train: TrainSettings;
}

const SOURCES = {
  wang: { paper: 'wang', doi: '10.1007/s10916-019-1511-2' },
  wangT: { paper: 'wangT', doi: '10.3390/e23010119' },
  deChazal: { paper: 'deChazal', doi: '10.1109/TBME.2004.827359' },
  kiranyaz: { paper: 'kiranyaz', doi: '10.1109/TBME.2015.2468589' },
  ronneberger: { paper: 'ronneberger', doi: '10.1007/978-3-319-24574-4_28' },
  saenz: { paper: 'saenz', doi: '10.3390/a13040075' },
} as const;

export type Paper = keyof typeof SOURCES;

/** The beat of the reference method. */
const referenceBeat = defaultPrepareSettings;

/** Shared by the comparisons with published numbers: the reference pipeline, four classes (Q has 15 beats in 44 records). */
const published: PrepareSettings = { ...referenceBeat, classCount: 4 };

/**
 * What carries over to other persons: how a QRS complex differs from the usual one of its record, on both leads whatever
 * their order and polarity, and how early the beat comes relative to the irregularity of its record.
 */
const acrossPersons: { prepare: PrepareSettings; train: Partial<TrainSettings> } = {
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
const overBeats: { prepare: PrepareSettings; train: Partial<TrainSettings> } = {
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
const overPastBeats: typeof overBeats = {
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
const beatFree: { prepare: PrepareSettings; train: Partial<TrainSettings> } = {
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

const newPatients: TrainSettings['protocol'] = {
  kind: 'databases',
  training: ['DS1', 'svdb'],
  test: ['DS2'],
  without: [],
};

const deChazal = { training: [...DE_CHAZAL.training], test: [...DE_CHAZAL.test] };

/**
 * All recipes; docs/results/README.md tells where the choices come from. Nothing in them was chosen by looking at a result
 * on the test records.
 */
export const PRESETS = {
  lab: { source: SOURCES.wang, prepare: referenceBeat, train: defaultTrainSettings },
  quick: { source: SOURCES.wang, prepare: referenceBeat, train: quickTrainSettings },
  intraPatient: {
    source: SOURCES.wang,
    prepare: {
      ...published,
      lead: { kind: 'mlii' },
      window: { beforeSec: 0.3, afterSec: 0.5 },
      lengthSamples: 96,
      normalise: 'record',
    },
    train: {
      ...defaultTrainSettings,
      input: {
        ...defaultTrainSettings.input,
        difference: true,
        features: 'all',
      },
      network: { ...defaultNetworkChoice, l2: 0 },
      validationFraction: 0,
      epochs: 10,
    },
  },
  interPatient: {
    source: SOURCES.deChazal,
    prepare: acrossPersons.prepare,
    train: {
      ...defaultTrainSettings,
      ...acrossPersons.train,
      protocol: { kind: 'records', ...deChazal },
    },
  },
  newPatients: {
    source: SOURCES.saenz,
    prepare: overBeats.prepare,
    train: {
      ...defaultTrainSettings,
      ...overBeats.train,
      protocol: newPatients,
    },
  },
  live: {
    source: SOURCES.saenz,
    prepare: overPastBeats.prepare,
    train: { ...defaultTrainSettings, ...overPastBeats.train, protocol: newPatients },
  },
  beatFree: {
    source: SOURCES.ronneberger,
    prepare: beatFree.prepare,
    train: { ...defaultTrainSettings, ...beatFree.train, protocol: newPatients },
  },
  patientSpecific: {
    source: SOURCES.kiranyaz,
    prepare: acrossPersons.prepare,
    train: {
      ...defaultTrainSettings,
      ...acrossPersons.train,
      input: {
        ...defaultTrainSettings.input,
        beat: false,
        difference: true,
        features: 'irregularity',
        shape: true,
      },
      network: { ...defaultNetworkChoice, shapeDropout: 0.5, l2: 0 },
      augmentation: { ...defaultTrainSettings.augmentation, flip: true },
      classWeights: 'none',
      ownWeights: defaultTrainSettings.ownWeights,
      protocol: {
        kind: 'patientSpecific',
        pool: deChazal.training,
        test: deChazal.test,
        ownSec: 300,
        poolPerClass: 6000,
        ownTimes: 5,
      },
    },
  },
  scalogram: {
    source: SOURCES.wangT,
    prepare: { ...published, normalise: 'record' },
    train: {
      ...defaultTrainSettings,
      protocol: { kind: 'holdout', testFraction: 0.2, stratified: true },
      network: defaultScalogramChoice,
      learningRate: 1e-3,
      schedule: 'constant',
      batchSize: 32,
      epochs: 10,
    },
  },
  tutorial: { source: SOURCES.wang, prepare: referenceBeat, train: tutorialTrainSettings },
  tutorialFaults: {
    source: SOURCES.wang,
    prepare: { ...referenceBeat, windowRule: 'tutorial' },
    train: { ...tutorialTrainSettings, bestEpochOn: 'test' },
  },
} satisfies Record<string, Preset>;

export type PresetId = keyof typeof PRESETS;

/** The settings of a recipe. @param seed not part of a recipe: that of the user */
export function presetSettings(
  id: PresetId,
  seed: number,
): { prepare: PrepareSettings; train: TrainSettings } {
  const { prepare, train } = PRESETS[id];
  return { prepare, train: { ...train, seed } };
}

/** The name of a recipe in the command and in an address: `intraPatient` → `intra-patient`. */
export const commandName = (id: PresetId): string =>
  id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
