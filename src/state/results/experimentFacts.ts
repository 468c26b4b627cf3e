import { canonicalJson } from '../../base/canonicalJson';
import type { RunView } from '../../experiment/run/types';
import { engineTitle } from '../engine/engineTitle';

/**
 * Everything that decides a run's result, as named values, each of which a person changes by itself. JSON-safe; the engine and
 * the versions are among them, since they decide the last digits.
 */
export function experimentFacts({
  experiment,
  engine,
  versions,
}: Pick<RunView, 'experiment' | 'engine' | 'versions'>) {
  const { prepare, train, records } = experiment;
  return {
    records,
    lead: prepare.lead,
    secondLead: prepare.secondLead,
    denoise: prepare.denoise,
    window: prepare.window,
    windowRule: prepare.windowRule,
    lengthSamples: prepare.lengthSamples,
    normalise: prepare.normalise,
    classCount: prepare.classCount,
    protocol: train.protocol,
    validation: { fraction: train.validationFraction, by: train.validationBy },
    bestEpoch: { by: train.bestEpochBy, on: train.bestEpochOn },
    input: train.input,
    network: train.network,
    denseActivation: train.denseActivation,
    dropout: train.dropout,
    loss: train.loss,
    classWeights: { kind: train.classWeights, own: train.classWeights === 'own' ? train.ownWeights : [] },
    sampling: train.sampling,
    augmentation: train.augmentation,
    optimizer: train.optimizer,
    learningRate: train.learningRate,
    schedule: train.schedule,
    batchSize: train.batchSize,
    epochs: train.epochs,
    earlyStoppingEpochs: train.earlyStoppingEpochs,
    maxBeats: train.maxBeats,
    seed: train.seed,
    engine: engineTitle(engine),
    versions,
  };
}

export type ExperimentFacts = ReturnType<typeof experimentFacts>;
export type FactName = keyof ExperimentFacts;

/** Names of the facts in which at least two of the runs differ, and of those that are the same in all, both in reading order. */
export function compareFacts(facts: readonly ExperimentFacts[]): {
  differing: FactName[];
  equal: FactName[];
} {
  const first = facts[0];
  if (!first) return { differing: [], equal: [] };
  const names = Object.keys(first) as FactName[];
  const isEqual = (name: FactName) => new Set(facts.map((each) => canonicalJson(each[name]))).size === 1;
  return { differing: names.filter((name) => !isEqual(name)), equal: names.filter(isEqual) };
}
