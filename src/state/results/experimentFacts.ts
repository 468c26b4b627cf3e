import { canonicalJson } from '../../base/canonicalJson';
import { PREPARE } from '../../beats/settings';
import type { RunView } from '../../experiment/run/types';
import { TRAIN } from '../../experiment/settings/trainSettings';
import type { Experiment } from '../../experiment/settings/types';
import { engineTitle } from '../engine/engineTitle';

/**
 * Everything that determines a run's result, as named values, each of which can be changed separately. JSON-safe;
 * engine and versions are included, since they determine the last digits. Settings that express one choice together
 * are one value.
 */
export function experimentFacts({
  experiment,
  engine,
  versions,
}: Pick<RunView, 'experiment' | 'engine' | 'versions'>) {
  const { prepare, train, records } = experiment;
  return inOrder({ records, ...settingFacts({ prepare, train }), engine: engineTitle(engine), versions });
}

/** Those of the facts that are settings. */
export function settingFacts({ prepare, train }: Pick<Experiment, 'prepare' | 'train'>) {
  const { validationFraction, validationBy, bestEpochBy, bestEpochOn, ...own } = train;
  const { classWeights, ownWeights, ...settings } = own;
  return inOrder({
    ...prepare,
    ...settings,
    validation: { fraction: validationFraction, by: validationBy },
    bestEpoch: { by: bestEpochBy, on: bestEpochOn },
    classWeights: { kind: classWeights, own: classWeights === 'own' ? ownWeights : [] },
  });
}

/** In reading order: in the order of declaration, whatever the order in a file. */
const ORDER: readonly string[] = [
  ...['records', ...Object.keys(PREPARE.fields), 'protocol', 'validation', 'bestEpoch'],
  ...[...Object.keys(TRAIN.fields), 'engine', 'versions'],
];

function inOrder<T extends object>(facts: T): T {
  const entries = Object.entries(facts);
  return Object.fromEntries(entries.sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b))) as T;
}

export type ExperimentFacts = ReturnType<typeof experimentFacts>;
export type FactName = keyof ExperimentFacts;

/**
 * Names of the facts that differ between at least two of the runs, and of those that are equal in all, both in
 * reading order.
 */
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
