import type { Setting } from '../base/settings/declare';
import { PREPARE } from '../beats/settings';
import { TRAIN } from '../experiment/settings/trainSettings';
import type { Words } from '../i18n';
import type { AnyWords } from '../i18n/settingWords';
import { classNamesOf } from '../state/beats/classNames';
import type { ExperimentFacts, FactName } from '../state/results/experimentFacts';
import { publishedPart } from '../state/train/publishedPart';
import { formatCount } from '../widgets/format';
import {
  augmentationWords,
  bestEpochWords,
  denoiseWords,
  inputWords,
  leadWords,
  lossWords,
  networkWords,
  samplingWords,
  validationWords,
  weightsWords,
  windowWords,
} from './describeRun';
import { protocolWords } from './protocolWords';
import { settingText } from './settingText';

/** The name of a fact. */
export function factName(name: FactName, { compare, settings }: Words): string {
  if (name in compare.facts) return compare.facts[name as keyof typeof compare.facts];
  const words = wordsOf(name, settings);
  return words.fact ?? words.label;
}

/** The value of a fact as readable text. */
export function factWords(name: FactName, facts: ExperimentFacts, words: Words): string {
  const write = writers(facts, words)[name] as ((value: ExperimentFacts[FactName]) => string) | undefined;
  if (write) return write(facts[name]);
  const { compare, settings } = words;
  return settingText(declared(name), facts[name], wordsOf(name, settings), compare);
}

/** Facts with their own wording; all others are written as declared. */
function writers(facts: ExperimentFacts, words: Words): FactWriters {
  const { compare, results } = words;
  return {
    records: ({ length }) => compare.recordCount(formatCount(length), length === 1),
    lead: (lead) => leadWords(lead, results),
    denoise: (denoise) => denoiseWords(denoise, results),
    window: (window) => windowWords(window, results),
    windowRule: (rule) => (rule === 'same' ? compare.sameWindow : results.windowByClass),
    normalise: (kind) => results.normalise[kind],
    classCount: (count) => formatCount(count),
    protocol: (protocol) =>
      protocolWords(protocol, words, publishedPart({ records: facts.records, train: { protocol } })),
    validation: ({ fraction, by }) =>
      validationWords({ validationFraction: fraction, validationBy: by }, results),
    bestEpoch: ({ by, on }) =>
      bestEpochWords(
        { bestEpochBy: by, bestEpochOn: on, validationFraction: facts.validation.fraction },
        results,
      ),
    input: (input) => inputWords(input, results),
    network: (network) => networkWords(network, results),
    loss: (loss) => lossWords(loss, results),
    classWeights: (weights) => weightsWords(weights, words, classNamesOf(facts)),
    sampling: (sampling) => samplingWords(sampling, results),
    augmentation: (augmentation) => augmentationWords(augmentation, results),
    earlyStoppingEpochs: (epochs) => (epochs === null ? compare.no : compare.earlyAfter(formatCount(epochs))),
    // An identifier, not a count: without digit groups.
    seed: String,
    engine: (engine) => engine,
    versions: (versions) => results.versionsOf(versions),
  };
}

/** Facts that are mentioned in other lines of the summary of a run. */
const MENTIONED = new Set<string>([
  ...['secondLead', 'lengthSamples', 'denseActivation', 'dropout', 'optimizer', 'learningRate'],
  ...['schedule', 'batchSize', 'epochs', 'maxBeats', 'rows'],
]);

/** Facts without a line in the summary of a run: settings that are written as declared. */
export function unmentionedFacts(facts: ExperimentFacts, words: Words): FactName[] {
  const known = writers(facts, words);
  return (Object.keys(facts) as FactName[]).filter((name) => !known[name] && !MENTIONED.has(name));
}

type FactWriters = { [Name in FactName]?: (value: ExperimentFacts[Name]) => string };

function declared(name: FactName): Setting {
  const fields: Readonly<Record<string, Setting>> = { ...TRAIN.fields, ...PREPARE.fields };
  return fields[name]!;
}

function wordsOf(name: FactName, { prepare, train }: Words['settings']): AnyWords {
  const words: Readonly<Record<string, AnyWords>> = { ...train, ...prepare };
  return words[name]!;
}

/** A value of a run next to that of the first one; for records also the differing ones. */
export function factWordsAgainst(
  name: FactName,
  facts: ExperimentFacts,
  first: ExperimentFacts,
  words: Words,
): string {
  const text = factWords(name, facts, words);
  if (facts === first) return text;
  if (name === 'records') return [text, ...recordChanges(facts.records, first.records, words)].join(', ');
  return text;
}

/** Maximum number of names that are listed. */
const NAMES = 12;

function recordChanges(
  records: ExperimentFacts['records'],
  first: ExperimentFacts['records'],
  { compare }: Words,
): string[] {
  const hashes = ({ files }: ExperimentFacts['records'][number]) =>
    files
      .map(({ sha256 }) => sha256)
      .sort()
      .join();
  const ours = new Map(records.map((record) => [record.name, hashes(record)]));
  const theirs = new Map(first.map((record) => [record.name, hashes(record)]));
  const list = (names: string[]) =>
    names.length > NAMES ? `${names.slice(0, NAMES).join(' ')} …` : names.join(' ');
  const without = [...theirs.keys()].filter((name) => !ours.has(name));
  const more = [...ours.keys()].filter((name) => !theirs.has(name));
  const changed = [...ours].filter(([name, sum]) => theirs.has(name) && theirs.get(name) !== sum);
  return [
    ...(without.length > 0 ? [compare.recordsWithout(list(without))] : []),
    ...(more.length > 0 ? [compare.recordsWith(list(more))] : []),
    ...(changed.length > 0 ? [compare.recordFiles(list(changed.map(([name]) => name)))] : []),
  ];
}
