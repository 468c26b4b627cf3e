import { expect, it } from 'vitest';
import { type BeatSet, beatsNpz, concatBeats } from '../../src/beats';
import { networkOf } from '../../src/experiment/network/networkOf';
import { weightsNpz } from '../../src/experiment/network/weightsNpz';
import { deriveSeed } from '../../src/experiment/plan/seeds';
import {
  defaultContextChoice,
  defaultNetworkChoice,
  defaultTrainSettings,
} from '../../src/experiment/settings/defaults';
import type { TrainSettings } from '../../src/experiment/settings/types';
import { artifactsOf } from '../../src/model/artifacts';
import { createModel } from '../../src/model/createModel';
import { makeCapsule } from '../../src/state/capsule/makeCapsule';
import { withWasmBackend } from '../kernels/wasmBackend';
import { trainedRun } from './labRun';
import { madeParts, madePrepare } from './madeRecords';
import { describeWithPython } from './python';

/** How far apart losses, accuracies and weights may be after some epochs: sums are rounded in another order. */
const CLOSE = 1e-5;

const small = {
  ...defaultNetworkChoice,
  heads: [
    { firstKernel: 4, secondKernel: 3 },
    { firstKernel: 5, secondKernel: 6 },
  ],
  ...{ firstFilters: 4, secondFilters: 5, dense: [12, 8] },
};

/** Without dropout nothing is drawn at random that the program does not draw as the lab does. */
const base: TrainSettings = {
  ...defaultTrainSettings,
  ...{ protocol: { kind: 'holdout', testFraction: 0.3, stratified: true }, validationFraction: 0.2 },
  ...{ network: small, dropout: 0, epochs: 3, batchSize: 24, learningRate: 4e-3 },
};

const cases: Record<string, Partial<TrainSettings>> = {
  'cross-entropy, Adam, one cycle': {},
  'RMSprop, constant, L2, weights by the root': {
    ...{ optimizer: 'rmsprop', schedule: 'constant', learningRate: 1e-3, classWeights: 'sqrt' },
    network: { ...small, l2: 0.01 },
  },
  'focal, balanced, batch normalisation': {
    ...{
      loss: { kind: 'focal', gamma: 2 },
      classWeights: 'balanced',
      network: { ...small, batchNorm: true },
    },
    input: {
      ...defaultTrainSettings.input,
      beat: true,
      difference: true,
      neighbours: true,
      features: 'whole',
      shape: true,
    },
  },
  'batch-weighted, oversampled, augmented, own weights': {
    ...{ loss: { kind: 'batchWeighted' }, sampling: { kind: 'oversample', ratio: 0.4, when: 'training' } },
    augmentation: {
      noiseMv: 0.05,
      scale: 0.1,
      shiftMs: 30,
      baselineMv: 0.1,
      flip: true,
      swapLeads: true,
      references: 0,
    },
    ...{ classWeights: 'own', ownWeights: [0.5, 2, 1, 3, 1] },
  },
  'undersampled, the most accurate epoch, stopped early': {
    ...{ sampling: { kind: 'undersample', ratio: 0.5, when: 'training' }, bestEpochBy: 'validationAccuracy' },
    ...{ earlyStoppingEpochs: 1, epochs: 6, learningRate: 3e-2 },
  },
  'few validation beats, the first of equally accurate epochs': {
    ...{ validationFraction: 0.02, bestEpochBy: 'validationAccuracy', epochs: 5, learningRate: 1e-2 },
  },
  'the last epoch, no validation': { validationFraction: 0 },
  scalograms: { network: { kind: 'scalogram', filters: 2, kernel: 3 }, maxBeats: 120, epochs: 2 },
  'two networks': { networks: 2, epochs: 2 },
  'stretches of beats, augmented, batch-weighted': {
    network: {
      ...{ ...defaultContextChoice, stretchBeats: 16, dense: [12, 8], beatDropout: 0, units: 8 },
      ...{ dilations: [1, 2, 4], lookAheadBeats: 3 },
    },
    input: { ...defaultTrainSettings.input, difference: true, features: 'all' },
    augmentation: {
      ...defaultTrainSettings.augmentation,
      noiseMv: 0.05,
      scale: 0.1,
      shiftMs: 30,
      baselineMv: 0.1,
      flip: true,
      swapLeads: true,
    },
    ...{ loss: { kind: 'batchWeighted' }, classWeights: 'sqrt', batchSize: 40 },
  },
};

interface Trained {
  epoch: number;
  history: (number | null)[][];
}

withWasmBackend();

/** The weights that the lab's first fold begins with. */
function firstWeights(train: TrainSettings) {
  const { lengthSamples, secondLead, classCount, window } = madePrepare;
  const shape = { lengthSamples, secondLead, classCount, windowSec: window.beforeSec + window.afterSec };
  const model = createModel(networkOf(train, shape, deriveSeed(train.seed, 'weights', 0)));
  return artifactsOf(model).finally(() => model.dispose());
}

const farthest = (one: ArrayLike<number>, other: ArrayLike<number>) => {
  expect(one.length).toBe(other.length);
  let most = 0;
  for (let i = 0; i < one.length; i++) most = Math.max(most, Math.abs(one[i]! - other[i]!));
  return most;
};

describeWithPython('a training in Python from the lab’s first weights', (python) => {
  const parts: BeatSet[] = madeParts();

  it(`goes the lab's way: ${Object.keys(cases).join('; ')}`, async () => {
    const beats = python.file('beats.npz', beatsNpz(concatBeats(parts)));
    const runs = [];
    for (const [i, change] of Object.values(cases).entries()) {
      const train = { ...base, ...change };
      const run = await trainedRun({ parts, prepare: madePrepare, train });
      const first = await firstWeights(train);
      runs.push({ run, first, start: python.file(`${i}.npz`, weightsNpz(first, 0)) });
    }
    const request = { beats, runs: runs.map(({ run, start }) => [makeCapsule(run, ''), start]) };
    const { answer, found } = await python.probe<Trained[]>('train', request);

    runs.forEach(({ run, first }, i) => {
      const name = Object.keys(cases)[i]!;
      const { history, bestEpoch, model } = run.folds[0]!;
      expect(answer[i]!.epoch, name).toBe(bestEpoch);
      const curves = history.flatMap(({ trainLoss, trainAccuracy, validationLoss, validationAccuracy }) => [
        ...[trainLoss, trainAccuracy, validationLoss ?? 0, validationAccuracy ?? 0],
      ]);
      const here = answer[i]!.history.flatMap((point) => point.map((value) => value ?? 0));
      expect(farthest(here, curves), name).toBeLessThan(CLOSE);
      const weights = model.weightSpecs.flatMap((spec) => found[`${i} ${spec.name}`]!.numbers);
      expect(farthest(weights, new Float32Array(model.weights)), name).toBeLessThan(CLOSE);
      expect(farthest(weights, new Float32Array(first.weights)), name).toBeGreaterThan(0.005);
    });
  });
});
