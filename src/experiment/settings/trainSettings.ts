import { choice, flag, group, integer, list, number, optional, variants } from '../../base/settings/declare';
import { INPUT } from '../../beats/settings';
import { PROTOCOL } from '../protocols';
import { NETWORK } from './networkSettings';

/** With fewer beats, nothing would be left to train or to test on. */
export const FEWEST_BEATS = 10;

const MAX_EPOCHS = 10_000;
const MAX_BEATS = 10_000_000;

/** How often the beats of each class are shown in an epoch. */
const SAMPLING = group({
  /** oversample: beats of rare classes are drawn repeatedly; undersample: only some beats of frequent ones are drawn, anew each epoch. */
  kind: choice(['none', 'oversample', 'undersample']),
  /** The smallest class is raised to this fraction of the largest (over), or the largest reduced accordingly (under); 1 = all equal. */
  ratio: number({ initial: 1, min: 0.001, max: 1, step: 0.1 }),
  /** training: only training beats are sampled. beforeSplit: all beats are, before they are dealt, which puts copies on both sides (a fault, to be shown). */
  when: choice(['training', 'beforeSplit'], { field: 'select' }),
});

/** Random changes to training beats, drawn anew each time a beat is shown; zeros change nothing. Never on validation or test beats. */
const AUGMENTATION = group({
  /** SD of white noise, mV. */
  noiseMv: number({ initial: 0, min: 0, max: 10, step: 0.01 }),
  /** SD of the scale factor around 1. */
  scale: number({ initial: 0, min: 0, max: 1, step: 0.05 }),
  /** Largest shift in time in either direction, ms. */
  shiftMs: number({ initial: 0, min: 0, max: 1000, step: 5 }),
  /** Largest amplitude of a slow wave (one period per window or less), mV. */
  baselineMv: number({ initial: 0, min: 0, max: 10, step: 0.05 }),
  /** Inverts each lead of a beat with probability one half: leads are attached in either polarity. */
  flip: flag(false, { before: false }),
  /** Exchanges the leads of a beat with probability one half: which lead is which differs between records. */
  swapLeads: flag(false),
  /**
   * In how many ways the figures and the reference beats of a record are taken: from all of its beats, and from random stretches and mixtures
   * of its training beats (see `drawReference`). 0 and 1 leave it at all of its beats.
   */
  references: integer({ initial: 0, min: 0, max: 32, before: 0 }),
});

/** How to train and test, in the sections of the page. The defaults are chosen for good results within minutes. */
export const TRAIN_SECTIONS = {
  protocol: {
    protocol: PROTOCOL,
    epochs: integer({ initial: 8, min: 1, max: MAX_EPOCHS }),
    /**
     * Use a seeded stratified sample of at most this many beats (training, validation and test together); null = all. The
     * initial value, set when it is first ticked, takes minutes on a processor and has enough beats of the rare classes to learn them.
     */
    maxBeats: optional(integer({ initial: 5000, min: FEWEST_BEATS, max: MAX_BEATS, step: 1000 })),
  },
  input: { input: INPUT },
  balance: {
    /** The loss, before class weights. */
    loss: variants(
      {
        crossEntropy: {},
        /** (1 − p)^gamma · cross-entropy: Lin et al. 2017, arXiv 1708.02002, who found 2 best. */
        focal: { gamma: number({ initial: 2, min: 0, max: 20, step: 0.5 }) },
        /** Every batch weights its classes by their rarity in it: Sellami and Hwang 2019, doi 10.1016/j.eswa.2018.12.037. */
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
    /** How many such networks, each from its own initial weights, learn side by side; the mean of their probabilities is the answer. */
    networks: integer({ initial: 1, min: 1, max: 20, before: 1 }),
    /**
     * What the network may look at in a tested record before it answers, without its labels. centres: clusters of the beats of which it is
     * certain (see `adaptToRecords`); rhythm: no beat is SVEB in fibrillation (see `answerByRhythm`). Results then hold where the whole recording is there (transductive), and say so.
     */
    adaptation: choice(['none', 'centres', 'rhythm'], { before: 'none' }),
    denseActivation: choice(['relu', 'linear']),
    dropout: number({ initial: 0.3, min: 0, max: 0.95, step: 0.1 }),
  },
  choosing: {
    /** test: the best epoch is chosen on the test beats, as the public tutorial does (a fault, to be shown). */
    bestEpochOn: choice(['validation', 'test'], { field: 'select' }),
    /** Validation beats are shuffled beats, or all beats of some persons of the training side. */
    validationBy: choice(['beats', 'patients']),
    /** Fraction of the *training* beats on which the best epoch is chosen; the test beats are never used for that. */
    validationFraction: number({ initial: 0.1, min: 0, max: 0.95, display: 'percent' }),
    bestEpochBy: choice(['validationLoss', 'validationAccuracy'], { field: 'select' }),
    /** Stop a fold after this many epochs without a better validation value; null = never. */
    earlyStoppingEpochs: optional(integer({ initial: 5, min: 1, max: MAX_EPOCHS })),
  },
  chance: {
    /** All randomness of a run follows from it. */
    seed: integer({ initial: 1, min: 0, max: 0xffffffff }),
  },
} as const;

/** All settings except those of the beats that decide the numbers of a run. */
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
