import type { PrepareSettings } from '../../beats/types';
import {
  defaultNetworkChoice,
  defaultScalogramChoice,
  defaultTrainSettings,
  quickTrainSettings,
  tutorialTrainSettings,
} from './defaults';
import {
  acrossPersons,
  beatFree,
  deChazal,
  newPatients,
  ofRhythm,
  overBeats,
  overPastBeats,
  type Paper,
  published,
  referenceBeat,
  SOURCES,
} from './recipeParts';
import type { TrainSettings } from './types';

export type { Paper } from './recipeParts';

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
  rhythmPieces: {
    source: SOURCES.ronneberger,
    prepare: ofRhythm.prepare,
    train: {
      ...defaultTrainSettings,
      ...ofRhythm.train,
      protocol: { kind: 'records', ...deChazal },
    },
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
