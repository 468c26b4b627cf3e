import { describe, expect, it } from 'vitest';
import {
  defaultContextChoice,
  defaultNetworkChoice,
  defaultTrainSettings,
  defaultUnetChoice,
  quickTrainSettings,
  tutorialTrainSettings,
} from '../../../src/experiment/settings/defaults';
import { PRESETS } from '../../../src/experiment/settings/presets';
import { trainSettingsProblems } from '../../../src/experiment/settings/trainSettingsProblems';
import type { Protocol, TrainSettings } from '../../../src/experiment/settings/types';
import { beatIndex } from '../../beats/beatIndex';
import { words } from '../../words';

/** The settings that are found wrong, and the codes of what no single setting shows. */
const codes = (change: Partial<TrainSettings>, counts?: number[]) =>
  trainSettingsProblems({ ...defaultTrainSettings, ...change }, counts).map(({ code, values }) =>
    code === 'setting-invalid' ? values.path : code,
  );

const { augmentation } = defaultTrainSettings;
const specific = (change: object = {}): Protocol => ({
  ...{ kind: 'patientSpecific', pool: ['100'], test: ['105'] },
  ...{ ownSec: 300, poolPerClass: null, ownTimes: 1, ...change },
});

describe('the training settings', () => {
  it('that the lab offers have no problem', () => {
    for (const settings of [defaultTrainSettings, quickTrainSettings, tutorialTrainSettings]) {
      expect(trainSettingsProblems(settings, [100, 20, 30, 5, 0])).toEqual([]);
    }
  });

  it.each<[Partial<TrainSettings>, string]>([
    [{ protocol: { kind: 'kfold', folds: 1, stratified: true } }, 'train.protocol.folds'],
    [{ protocol: { kind: 'kfold', folds: 2.5, stratified: true } }, 'train.protocol.folds'],
    [{ protocol: { kind: 'kfold', folds: Number.NaN, stratified: true } }, 'train.protocol.folds'],
    [{ protocol: { kind: 'holdout', testFraction: 0, stratified: true } }, 'train.protocol.testFraction'],
    [{ protocol: { kind: 'holdout', testFraction: 1, stratified: true } }, 'train.protocol.testFraction'],
    [{ validationFraction: 1 }, 'train.validationFraction'],
    [{ validationFraction: -0.1 }, 'train.validationFraction'],
    [{ learningRate: 0 }, 'train.learningRate'],
    [{ learningRate: Number.NaN }, 'train.learningRate'],
    [{ learningRate: 11 }, 'train.learningRate'],
    [{ batchSize: 0 }, 'train.batchSize'],
    [{ batchSize: 1e9 }, 'train.batchSize'],
    [{ epochs: 0 }, 'train.epochs'],
    [{ dropout: 1 }, 'train.dropout'],
    [{ earlyStoppingEpochs: 0 }, 'train.earlyStoppingEpochs'],
    [{ maxBeats: 5 }, 'train.maxBeats'],
    [{ seed: -1 }, 'train.seed'],
    [{ seed: 1.5 }, 'train.seed'],
    [{ classWeights: 'own', ownWeights: [0, 0, 0, 0, 0] }, 'weights-invalid'],
    [{ optimizer: 'sgd' as 'adam' }, 'train.optimizer'],
    [{ protocol: { kind: 'future' } as never }, 'train.protocol'],
    [{ protocol: { kind: 'groupkfold', folds: 1 } }, 'train.protocol.folds'],
    [{ protocol: { kind: 'records', training: ['100', '101'], test: ['101'] } }, 'records-both'],
    [{ protocol: specific({ ownSec: -1 }) }, 'train.protocol.ownSec'],
    [{ protocol: specific({ ownSec: Number.NaN }) }, 'train.protocol.ownSec'],
    [{ protocol: specific({ ownTimes: 0 }) }, 'train.protocol.ownTimes'],
    [{ protocol: specific({ poolPerClass: 0 }) }, 'train.protocol.poolPerClass'],
    [{ loss: { kind: 'focal', gamma: -1 } }, 'train.loss.gamma'],
    [{ sampling: { kind: 'oversample', ratio: 0, when: 'training' } }, 'train.sampling.ratio'],
    [{ sampling: { kind: 'undersample', ratio: 1.1, when: 'training' } }, 'train.sampling.ratio'],
    [{ augmentation: { ...augmentation, noiseMv: -1 } }, 'train.augmentation.noiseMv'],
    [{ augmentation: { ...augmentation, scale: 2 } }, 'train.augmentation.scale'],
    [{ augmentation: { ...augmentation, shiftMs: Number.NaN } }, 'train.augmentation.shiftMs'],
    [{ augmentation: { ...augmentation, baselineMv: 11 } }, 'train.augmentation.baselineMv'],
    [{ network: { ...defaultNetworkChoice, heads: [] } }, 'train.network.heads'],
    [{ network: { ...defaultNetworkChoice, firstFilters: 0 } }, 'train.network.firstFilters'],
    [{ network: { ...defaultNetworkChoice, dense: [32, 1.5] } }, 'train.network.dense[1]'],
    [{ network: { ...defaultNetworkChoice, l2: -1 } }, 'train.network.l2'],
    [{ network: { kind: 'scalogram', filters: 32, kernel: 0 } }, 'train.network.kernel'],
    [{ network: { ...defaultContextChoice, dilations: [] } }, 'train.network.dilations'],
    [{ network: { ...defaultContextChoice, lookAheadBeats: -1 } }, 'train.network.lookAheadBeats'],
  ])('%o are refused: %s', (change, code) => {
    expect(codes(change)).toEqual([code]);
  });

  it('name every problem at once, each in a sentence', () => {
    const problems = trainSettingsProblems({ ...defaultTrainSettings, epochs: 0, batchSize: 0 });
    expect(problems.map(({ values }) => values.setting)).toEqual(['train.epochs', 'train.batchSize']);
    for (const { message } of problems) expect(message).toMatch(/^.* not possible\. .*\.$/);
  });
});

describe('the network over stretches of beats', () => {
  it('cannot be given sampled beats, before the split or after it', () => {
    const sampling = { kind: 'undersample', ratio: 0.5, when: 'beforeSplit' } as const;
    expect(codes({ network: defaultContextChoice })).toEqual([]);
    expect(codes({ network: defaultContextChoice, sampling })).toEqual(['sampling-of-stretches']);
    expect(
      codes({
        network: defaultContextChoice,
        sampling: { ...sampling, kind: 'oversample', when: 'training' },
      }),
    ).toEqual(['sampling-of-stretches']);
    expect(codes({ sampling })).toEqual([]);
  });

  it('learns whole records, if it is the beat-free one', () => {
    const network = defaultUnetChoice;
    expect(codes({ network })).toEqual([]);
    const sampling = { kind: 'oversample', ratio: 1, when: 'training' } as const;
    for (const change of [{ sampling }, { maxBeats: 100 }, { loss: { kind: 'batchWeighted' as const } }]) {
      expect(codes({ network, ...change })).toEqual(['sampling-of-sections']);
    }
    const shifted = { ...augmentation, shiftMs: 20 };
    expect(codes({ augmentation: shifted })).toEqual([]);
    expect(codes({ network, augmentation: shifted })).toEqual(['shift-of-sections']);
    for (const adaptation of ['centres', 'rhythm'] as const) {
      expect(codes({ network, adaptation })).toEqual(['adaptation-of-sections']);
    }
  });
});

describe('the beats', () => {
  it('must be there, of two classes, and enough for the protocol', () => {
    expect(codes({}, [0, 0, 0])).toEqual(['no-beats']);
    expect(codes({}, [50, 0, 0])).toEqual(['one-class']);
    expect(codes({}, [5, 4])).toEqual(['too-few-beats']);
    expect(codes({ protocol: { kind: 'kfold', folds: 20, stratified: true } }, [10, 9])).toEqual([
      'too-few-beats',
    ]);
    expect(codes({ protocol: { kind: 'kfold', folds: 20, stratified: true } }, [10, 10])).toEqual([]);
  });
});

describe('the records', () => {
  const index = beatIndex({ 100: 30, 105: 20, 201: 25, 202: 25, 208: 0 });
  const found = (protocol: Protocol, change: Partial<TrainSettings> = {}) =>
    trainSettingsProblems({ ...defaultTrainSettings, ...change, protocol }, [90, 5, 4, 1], index);
  const of = (...args: Parameters<typeof found>) => found(...args).map(({ code }) => code);
  const records = (training: string[], test: string[]): Protocol => ({ kind: 'records', training, test });

  it('allow every protocol that they are enough for', () => {
    expect(of({ kind: 'kfold', folds: 5, stratified: true })).toEqual([]);
    expect(of({ kind: 'leaveOneOut' })).toEqual([]);
    expect(of({ kind: 'groupkfold', folds: 3 })).toEqual([]);
    expect(of(records(['100', '999'], ['201']))).toEqual([]);
    expect(of(specific({ ownSec: 10 }))).toEqual([]);
  });

  it.each<[string, Protocol, string]>([
    ['no training record has beats', records(['208', '999'], ['100']), 'records-no-training'],
    ['no test record has beats', records(['100'], []), 'records-no-test'],
    ['no record of the pool has beats', specific({ pool: ['208'] }), 'records-no-pool'],
    ['no record to test has beats', specific({ test: ['999'] }), 'records-no-test'],
    ['the own part takes all', specific({ ownSec: 20 }), 'own-part-too-long'],
    ['there are fewer persons than folds', { kind: 'groupkfold', folds: 4 }, 'persons-too-few'],
    [
      'the pool is of the tested person, of whom no first beat is there',
      specific({ pool: ['201'], test: ['202'], ownSec: 0 }),
      'nothing-learnt',
    ],
  ])('where %s', (_, protocol, code) => {
    const problems = found(protocol);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]!.message).toMatch(/^[A-Z].*\. .*\.$/);
  });

  it('are on one side each for a network that learns whole records', () => {
    const network = defaultUnetChoice;
    const codesOf = (protocol: Protocol, change: Partial<TrainSettings> = {}) =>
      found(protocol, { network, validationFraction: 0, ...change }).map(({ code }) => code);
    const byRecord = records(['100', '201'], ['105']);
    expect(codesOf(byRecord)).toEqual([]);
    expect(codesOf(byRecord, { validationFraction: 0.2 })).toEqual(['sections-on-both-sides']);
    expect(codesOf({ kind: 'kfold', folds: 2, stratified: true })).toEqual(['sections-on-both-sides']);
    expect(codesOf(specific({ ownSec: 5 }))).toEqual(['sections-on-both-sides']);
    expect(found({ kind: 'kfold', folds: 2, stratified: true })).toEqual([]);
  });

  it('of one person leave nobody to learn from', () => {
    const twin = beatIndex({ 201: 25, 202: 25 });
    const settings: TrainSettings = { ...defaultTrainSettings, protocol: { kind: 'leaveOneOut' } };
    const problems = trainSettingsProblems(settings, [40, 10], twin);
    expect(problems.map(({ code, values }) => [code, values])).toEqual([
      ['persons-too-few', { persons: 1, needed: 2 }],
    ]);
  });

  it('are asked about by the plan that is given', () => {
    let asked = 0;
    const problems = trainSettingsProblems(defaultTrainSettings, [90, 10], index, (...args) => {
      asked++;
      expect(args).toEqual([index, defaultTrainSettings]);
      return [];
    });
    expect([asked, problems.map(({ code }) => code)]).toEqual([1, ['nothing-tested']]);
  });
});

it('every preset can be run, and every problem is told in Chinese', () => {
  for (const { train } of Object.values(PRESETS)) expect(trainSettingsProblems(train)).toEqual([]);
  const wrong = trainSettingsProblems(
    {
      ...defaultTrainSettings,
      protocol: specific({ ownSec: -1, ownTimes: 0, poolPerClass: 0 }),
      loss: { kind: 'focal', gamma: -1 },
      sampling: { kind: 'oversample', ratio: 0, when: 'training' },
      augmentation: { ...augmentation, scale: 2 },
      network: { ...defaultNetworkChoice, l2: 2 },
      ...{
        validationFraction: 1,
        learningRate: 0,
        batchSize: 0,
        epochs: 0,
        dropout: 1,
        maxBeats: 1,
        seed: -1,
      },
      earlyStoppingEpochs: 0,
    },
    [0, 0],
  );
  expect(wrong).toHaveLength(16);
  for (const { code, values } of wrong) {
    const sentence = words.zh.problems[code]?.(values, '');
    expect(sentence, code).toMatch(/\p{Script=Han}/u);
    expect(sentence).not.toContain('undefined');
  }
});
