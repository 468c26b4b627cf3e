import type { Words } from '../../i18n';
import type { ExperimentFacts, FactName } from '../../state/results/experimentFacts';
import { formatCount } from '../../widgets/format';
import {
  augmentationWords,
  bestEpochWords,
  denoiseWords,
  inputWords,
  leadWords,
  lossWords,
  networkWords,
  protocolWords,
  samplingWords,
  validationWords,
  weightsWords,
  windowWords,
} from '../describeRun';

/** The value of a setting as a person reads it. */
export function factWords(
  name: FactName,
  facts: ExperimentFacts,
  { compare, results, train }: Words,
): string {
  const writers: { [Name in FactName]: (value: ExperimentFacts[Name]) => string } = {
    records: ({ length }) => compare.recordCount(formatCount(length), length === 1),
    lead: (lead) => leadWords(lead, results),
    secondLead: (both) => (both ? compare.yes : compare.no),
    denoise: (denoise) => denoiseWords(denoise, results),
    window: (window) => windowWords(window, results),
    windowRule: (rule) => (rule === 'same' ? compare.sameWindow : results.windowByClass),
    lengthSamples: (length) => formatCount(length),
    normalise: (kind) => results.normalise[kind],
    classCount: (count) => formatCount(count),
    protocol: (protocol) => protocolWords(protocol, results),
    validation: ({ fraction, by }) =>
      validationWords({ validationFraction: fraction, validationBy: by }, results),
    bestEpoch: ({ by, on }) =>
      bestEpochWords(
        { bestEpochBy: by, bestEpochOn: on, validationFraction: facts.validation.fraction },
        results,
      ),
    input: (input) => inputWords(input, results),
    network: (network) => networkWords(network, results),
    denseActivation: (activation) => train.denseActivations[activation],
    dropout: String,
    loss: (loss) => lossWords(loss, results),
    classWeights: (weights) => weightsWords(weights, train),
    sampling: (sampling) => samplingWords(sampling, results),
    augmentation: (augmentation) => augmentationWords(augmentation, results),
    optimizer: (optimizer) => train.optimizers[optimizer],
    learningRate: String,
    schedule: (schedule) => train.schedules[schedule],
    batchSize: (beats) => formatCount(beats),
    epochs: (epochs) => formatCount(epochs),
    earlyStoppingEpochs: (epochs) => (epochs === null ? compare.no : compare.earlyAfter(formatCount(epochs))),
    maxBeats: (beats) => (beats === null ? compare.allBeats : formatCount(beats)),
    seed: String,
    engine: (engine) => engine,
    versions: (versions) => results.versionsOf(versions),
  };
  const write = writers[name] as (value: ExperimentFacts[FactName]) => string;
  return write(facts[name]);
}

/** A value of a run beside that of the first one; of records also which tell them apart. */
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

/** How many names are written out. */
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
