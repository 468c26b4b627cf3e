import type { EngineInfo } from '../../src/experiment/engines/types';
import type { Checkpoint, EpochPoint, FoldResult } from '../../src/experiment/run/types';
import type { TrainSettings } from '../../src/experiment/settings/types';

const engine: EngineInfo = {
  backend: 'cpu',
  where: 'page',
  renderer: undefined,
  software: false,
  passedOver: [],
  tfjsVersion: '4',
};

const historyOf = (epochs: number): EpochPoint[] =>
  Array.from({ length: epochs }, (_, i) => ({
    epoch: i + 1,
    trainLoss: 1 / (i + 1),
    trainAccuracy: 0.5,
    validationLoss: 1,
    validationAccuracy: 0.5,
    learningRate: 0.001,
    durationSec: 1,
  }));

/** A finished fold without tested beats. */
export const finishedFold = (fold: number, epochs: number): FoldResult => ({
  fold,
  history: historyOf(epochs),
  bestEpoch: 1,
  ended: 'all',
  trainBeats: 1,
  validationBeats: 0,
  testIndex: new Int32Array(),
  probabilities: new Float32Array(),
  model: { topology: {}, weightSpecs: [], weights: new ArrayBuffer(0) },
});

/** A checkpoint with the given numbers of finished folds and of finished epochs of the next one, with a network of two weights. */
export function checkpointAt(
  settings: TrainSettings,
  { folds = 0, epochs = 1, epochsAFold = 3 }: { folds?: number; epochs?: number; epochsAFold?: number } = {},
): Checkpoint {
  const weights = Float32Array.of(folds, epochs);
  return {
    version: 1,
    settings,
    classCount: 5,
    beats: 'beats',
    engine,
    folds: Array.from({ length: folds }, (_, fold) => finishedFold(fold, epochsAFold)),
    activeFold:
      epochs === 0
        ? undefined
        : {
            fold: folds,
            history: historyOf(epochs),
            network: { weights, kept: undefined, optimizer: { steps: epochs, moments: [] } },
          },
    trainingSec: 1,
    beatsPerSec: 1,
  };
}
