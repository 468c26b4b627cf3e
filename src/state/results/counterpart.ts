import { canonicalJson } from '../../base/canonicalJson';
import { createSha256 } from '../../base/sha256';
import type { Experiment } from '../../experiment/settings/types';
import { protocolSide } from '../train/protocolSide';
import type { RunSummary } from '../types';

/**
 * A fingerprint of everything that determines a result except the protocol and how validation beats are drawn: equal
 * for runs that differ only in these, whatever the order of their records.
 */
export function pairKeyOf({ records, classMap, prepare, train }: Experiment): string {
  const { protocol: _protocol, validationBy: _validationBy, ...settings } = train;
  return fingerprint({ files: filesOf(records), classMap, prepare, settings });
}

/** A fingerprint of everything that determines a result except the seed: equal for runs that differ only in that, whatever the order of their records. */
export function seedKeyOf({ records, classMap, prepare, train, earlier }: Experiment): string {
  const { seed: _seed, ...settings } = train;
  return fingerprint({ files: filesOf(records), classMap, prepare, settings, earlier });
}

function filesOf(records: Experiment['records']): string[][] {
  return records
    .map(({ name, files }) => [name, ...files.map(({ sha256 }) => sha256).sort()])
    .sort(([a], [b]) => (a! < b! ? -1 : 1));
}

function fingerprint(value: object): string {
  const sum = createSha256();
  sum.update(new TextEncoder().encode(canonicalJson(value)));
  return sum.hex();
}

/** What a run of the list is told by, beside its protocol. */
export const keysOf = (experiment: Experiment) => ({
  pairKey: pairKeyOf(experiment),
  seedKey: seedKeyOf(experiment),
  seed: experiment.train.seed,
});

/** Two runs that differ only in the kind of their protocol. */
export interface IntraInter {
  intra: RunSummary;
  inter: RunSummary;
}

/**
 * The stored run that repeats this one under the other kind of protocol; of several the first listed (the newest),
 * finished ones before stopped ones.
 *
 * @returns undefined if there is none, or if the run is patient-specific and belongs to neither kind
 */
export function counterpartOf(run: RunSummary, runs: readonly RunSummary[]): IntraInter | undefined {
  const side = protocolSide(run.protocol);
  if (side === 'specific') return undefined;
  const wanted = side === 'intra' ? 'inter' : 'intra';
  const others = runs.filter(
    (other) =>
      other.pairKey === run.pairKey &&
      protocolSide(other.protocol) === wanted &&
      other.pooled.support > 0 &&
      other.id !== run.id,
  );
  const other = others.find(({ state }) => state === 'finished') ?? others[0];
  if (!other) return undefined;
  return side === 'intra' ? { intra: run, inter: other } : { intra: other, inter: run };
}
