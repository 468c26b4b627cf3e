import type { InputSettings, PrepareSettings } from '../../beats/types';
import type {
  AugmentationSettings,
  Experiment,
  LossSettings,
  NetworkChoice,
  Protocol,
  SamplingSettings,
  TrainSettings,
} from '../../experiment/settings/types';
import {
  byKind,
  type Fields,
  later,
  list,
  number,
  object,
  oneOf,
  orNull,
  type Shape,
  text,
  whole,
  yesNo,
} from './shape';

/**
 * What an experiment may look like in a file. The ranges are wide: they keep a damaged file from asking for the impossible;
 * what can be prepared and trained is for `settingsProblems` and `trainSettingsProblems` to say. A setting that this lab does
 * not know is refused, since the result may hang on it.
 */
const exactly = <T extends object>(fields: Fields<T>) => object<T>(fields, { exact: true });
const kind = <const K extends string>(name: K) => oneOf(name);

const recordName = text({ max: 300, pattern: /./, what: 'a name' });
const recordNames = list(recordName, { max: 10_000 });
const part = number({ min: 0, max: 1 });
const sha256 = text({ max: 64, pattern: /^[0-9a-f]{64}$/, what: 'a SHA-256 of 64 hexadecimal digits' });

const record = exactly<Experiment['records'][number]>({
  name: recordName,
  synthetic: yesNo,
  files: list(exactly({ name: recordName, sha256 }), { min: 1, max: 10_000 }),
});

const prepare = exactly<PrepareSettings>({
  lead: byKind<PrepareSettings['lead']>({
    first: exactly({ kind: kind('first') }),
    mlii: exactly({ kind: kind('mlii') }),
    named: exactly({ kind: kind('named'), name: text() }),
  }),
  denoise: exactly<PrepareSettings['denoise']>({
    wavelet: text(),
    levels: whole(0, 100),
    zeroApproximation: yesNo,
    zeroDetails: list(whole(1, 100), { max: 100 }),
  }),
  window: exactly({
    beforeSec: number({ min: -3600, max: 3600 }),
    afterSec: number({ min: -3600, max: 3600 }),
  }),
  lengthSamples: whole(1, 1e6),
  normalise: oneOf('none', 'zscore', 'minmax', 'record'),
  secondLead: yesNo,
  windowRule: oneOf('same', 'tutorial'),
  classCount: oneOf(4, 5),
});

const protocol = byKind<Protocol>({
  kfold: exactly({ kind: kind('kfold'), folds: whole(2, 1000), stratified: yesNo }),
  holdout: exactly({ kind: kind('holdout'), testFraction: part, stratified: yesNo }),
  records: exactly({ kind: kind('records'), training: recordNames, test: recordNames }),
  leaveOneOut: exactly({ kind: kind('leaveOneOut') }),
  groupkfold: exactly({ kind: kind('groupkfold'), folds: whole(2, 1000) }),
  patientSpecific: exactly({
    kind: kind('patientSpecific'),
    pool: recordNames,
    test: recordNames,
    ownSec: number({ min: 0, max: 1e9 }),
    poolPerClass: orNull(whole(0, 1e9)),
    ownTimes: number({ min: 0, max: 1e6 }),
  }),
});

const network = byKind<NetworkChoice>({
  multihead: exactly({
    kind: kind('multihead'),
    heads: list(exactly({ firstKernel: whole(1, 1e5), secondKernel: whole(1, 1e5) }), { min: 1, max: 100 }),
    firstFilters: whole(1, 1e5),
    secondFilters: whole(1, 1e5),
    dense: list(whole(1, 1e6), { max: 100 }),
    batchNorm: yesNo,
    shapeDropout: number({ min: 0, max: 1 }),
    l2: number({ min: 0, max: 1e6 }),
  }),
  scalogram: exactly({ kind: kind('scalogram'), filters: whole(1, 1e5), kernel: whole(1, 1e3) }),
});

const train: Shape<TrainSettings> = exactly<TrainSettings>({
  protocol,
  validationFraction: part,
  validationBy: oneOf('beats', 'patients'),
  bestEpochOn: oneOf('validation', 'test'),
  input: exactly<InputSettings>({
    beat: later(yesNo, true),
    difference: yesNo,
    neighbours: yesNo,
    features: oneOf('none', 'whole', 'irregularity', 'all', 'causal'),
    shape: yesNo,
  }),
  network,
  loss: byKind<LossSettings>({
    crossEntropy: exactly({ kind: kind('crossEntropy') }),
    focal: exactly({ kind: kind('focal'), gamma: number({ min: 0, max: 1000 }) }),
    batchWeighted: exactly({ kind: kind('batchWeighted') }),
  }),
  sampling: exactly<SamplingSettings>({
    kind: oneOf('none', 'oversample', 'undersample'),
    ratio: part,
    when: oneOf('training', 'beforeSplit'),
  }),
  augmentation: exactly<AugmentationSettings>({
    noiseMv: number({ min: 0, max: 1e6 }),
    scale: number({ min: 0, max: 1e6 }),
    shiftMs: number({ min: 0, max: 1e6 }),
    baselineMv: number({ min: 0, max: 1e6 }),
    flip: later(yesNo, false),
    swapLeads: yesNo,
  }),
  optimizer: oneOf('adam', 'rmsprop'),
  learningRate: number({ min: 0, max: 1e6 }),
  schedule: oneOf('constant', 'onecycle'),
  batchSize: whole(1, 1e6),
  epochs: whole(1, 1e6),
  denseActivation: oneOf('relu', 'linear'),
  dropout: part,
  classWeights: oneOf('none', 'balanced', 'sqrt', 'own'),
  ownWeights: list(number({ min: 0, max: 1e6 }), { min: 5, max: 5 }),
  bestEpochBy: oneOf('validationLoss', 'validationAccuracy'),
  earlyStoppingEpochs: orNull(whole(1, 1e6)),
  maxBeats: orNull(whole(1, 1e12)),
  seed: whole(0, 0xffffffff),
});

/** The experiment of a capsule, which is always written out whole. */
export const experimentShape = exactly<Experiment>({
  version: oneOf(2),
  records: list(record, { min: 1, max: 10_000 }),
  classMap: oneOf('aami'),
  prepare,
  train,
});

export { prepare as prepareShape, sha256 as sha256Shape, train as trainShape };
