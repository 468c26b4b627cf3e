import { choice, flag, group, integer, list, number, optional, variants } from '../../base/settings/declare';
import { INPUT } from '../../beats/settings';
import { PROTOCOL } from '../protocols';
import { NETWORK } from './networkSettings';

/** A run on fewer beats would leave nothing to train or to test on. */
export const FEWEST_BEATS = 10;

const MAX_EPOCHS = 10_000;
const MAX_BEATS = 10_000_000;

/** How often the beats of a class are shown in an epoch. */
const SAMPLING = group({
  /** oversample: rare classes are drawn again and again; undersample: frequent ones are drawn in part, anew each epoch. */
  kind: choice(['none', 'oversample', 'undersample']),
  /** The smallest class is brought to this part of the largest (over), or the largest down to it (under); 1 = all equal. */
  ratio: number({ initial: 1, min: 0.001, max: 1, step: 0.1 }),
  /** training: of the training beats alone. beforeSplit: of all beats before they are dealt, which puts copies on both sides (a fault, to be shown). */
  when: choice(['training', 'beforeSplit'], { field: 'select' }),
});

/** Changes of training beats, drawn anew each time a beat is shown; zeros change nothing. Never on validation or test beats. */
const AUGMENTATION = group({
  /** SD of white noise, mV. */
  noiseMv: number({ initial: 0, min: 0, max: 10, step: 0.01 }),
  /** SD of the factor around 1. */
  scale: number({ initial: 0, min: 0, max: 1, step: 0.05 }),
  /** Largest shift in time either way, ms. */
  shiftMs: number({ initial: 0, min: 0, max: 1000, step: 5 }),
  /** Largest amplitude of a slow wave (one period a window or less), mV. */
  baselineMv: number({ initial: 0, min: 0, max: 10, step: 0.05 }),
  /** Turns every second beat upside down, by chance, each lead for itself: leads are put on in either polarity. */
  flip: flag(false, { before: false }),
  /** Exchanges the leads of every second beat, by chance: which lead is which differs from record to record. */
  swapLeads: flag(false),
});

/** How to train and test, in the sections of the page. The defaults are made for quality in minutes. */
export const TRAIN_SECTIONS = {
  protocol: {
    protocol: PROTOCOL,
    epochs: integer({ initial: 8, min: 1, max: MAX_EPOCHS }),
    /**
     * Use a seeded stratified sample of at most this many beats (training, validation and test together); null = all. The first
     * tick gives minutes on a processor, and enough of the rare classes to see them learnt.
     */
    maxBeats: optional(integer({ initial: 5000, min: FEWEST_BEATS, max: MAX_BEATS, step: 1000 })),
  },
  input: { input: INPUT },
  balance: {
    /** What the loss is, before class weights. */
    loss: variants(
      {
        crossEntropy: {},
        /** (1 − p)^gamma · cross-entropy: Lin et al. 2017, arXiv 1708.02002, who found 2 best. */
        focal: { gamma: number({ initial: 2, min: 0, max: 20, step: 0.5 }) },
        /** Every batch weighs its classes by how rare they are in it: Sellami and Hwang 2019, doi 10.1016/j.eswa.2018.12.037. */
        batchWeighted: {},
      },
      'crossEntropy',
    ),
    classWeights: choice(['none', 'balanced', 'sqrt', 'own']),
    /** With `own`: the weight of each class in the order of CLASS_NAMES. */
    ownWeights: list(number({ initial: 1, min: 0, max: 1000, step: 0.1 }), {
      initial: [1, 1, 1, 1, 1],
      minItems: 5,
      maxItems: 5,
    }),
    sampling: SAMPLING,
  },
  augmentation: { augmentation: AUGMENTATION },
  optimiser: {
    optimizer: choice(['adam', 'rmsprop']),
    schedule: choice(['onecycle', 'constant']),
    /** Constant rate, or the peak of the one-cycle schedule. */
    learningRate: number({ initial: 2e-3, min: 1e-12, max: 10, step: 0.0005 }),
    batchSize: integer({ initial: 128, min: 1, max: 4096, step: 16 }),
  },
  network: {
    network: NETWORK,
    denseActivation: choice(['relu', 'linear']),
    dropout: number({ initial: 0.3, min: 0, max: 0.95, step: 0.1 }),
  },
  choosing: {
    /** test: the best epoch is chosen on the test beats, as the public tutorial does (a fault, to be shown). */
    bestEpochOn: choice(['validation', 'test'], { field: 'select' }),
    /** Validation beats are shuffled beats, or whole persons of the training side. */
    validationBy: choice(['beats', 'patients']),
    /** Part of the *training* beats on which the best epoch is chosen; the test beats are never looked at. */
    validationFraction: number({ initial: 0.1, min: 0, max: 0.95, display: 'percent' }),
    bestEpochBy: choice(['validationLoss', 'validationAccuracy'], { field: 'select' }),
    /** Stop a fold after this many epochs without a better validation value; null = never. */
    earlyStoppingEpochs: optional(integer({ initial: 5, min: 1, max: MAX_EPOCHS })),
  },
  chance: {
    /** Every chance of a run follows from it. */
    seed: integer({ initial: 1, min: 0, max: 0xffffffff }),
  },
} as const;

/** Everything but the beats that decides the numbers of a run. */
export const TRAIN = group({
  ...TRAIN_SECTIONS.protocol,
  ...TRAIN_SECTIONS.input,
  ...TRAIN_SECTIONS.balance,
  ...TRAIN_SECTIONS.augmentation,
  ...TRAIN_SECTIONS.optimiser,
  ...TRAIN_SECTIONS.network,
  ...TRAIN_SECTIONS.choosing,
  ...TRAIN_SECTIONS.chance,
});
