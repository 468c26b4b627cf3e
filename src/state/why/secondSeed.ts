import type { StoredNetwork } from '../../experiment/run/requests';
import type { RunView } from '../../experiment/run/types';
import { loadRunView, storedModel } from '../results/loadRun';
import type { ListedBeat, RunSummary } from '../types';
import { current } from '../update';
import { asStoredNetwork } from './askedBeats';
import type { SeedSource } from './types';

/** Runs of another seed that are looked through, at most: each has to be read once. */
const MOST_RUNS = 3;

/** Those that were read for the open run: the next beat is mostly asked of the same. */
let read: { runId: string; views: Map<string, RunView> } | undefined;

/** The network of another seed that tested a beat, and where it comes from. */
export interface SecondNetwork {
  source: Extract<SeedSource, { kind: 'run' }>;
  network: StoredNetwork;
}

/**
 * The network that a finished run with the same records and settings but another seed tested a beat with: like the network that is explained, it has not
 * learnt from it.
 *
 * @returns otherwise why there is none: no such run, or none that tested the beat and still has the network
 */
export async function secondNetwork(
  run: RunView,
  { recordName, sample }: Pick<ListedBeat, 'recordName' | 'sample'>,
): Promise<SecondNetwork | 'none' | 'untested'> {
  const others = otherSeeds(run.id, current().runs);
  if (others.length === 0) return 'none';
  for (const { id, title } of others.slice(0, MOST_RUNS)) {
    const other = await viewOf(run.id, id);
    const fold = other && foldThatTested(other, recordName, sample);
    if (fold === undefined) continue;
    const model = await storedModel(other!, fold);
    if (!model || model === 'missing') continue;
    const { seed } = other!.experiment.train;
    // What was read may have another title by now.
    return { source: { kind: 'run', title, seed }, network: asStoredNetwork(other!, model) };
  }
  return 'untested';
}

/** The finished runs that differ from a run in nothing but the seed, the newest first. */
function otherSeeds(runId: string, runs: readonly RunSummary[]): RunSummary[] {
  const own = runs.find(({ id }) => id === runId);
  if (!own) return [];
  return runs.filter(
    ({ seedKey, seed, state }) => seedKey === own.seedKey && seed !== own.seed && state === 'finished',
  );
}

async function viewOf(runId: string, id: string): Promise<RunView | undefined> {
  if (read?.runId !== runId) read = { runId, views: new Map() };
  const { views } = read;
  const known = views.get(id);
  if (known) return known;
  const view = await loadRunView(id, false);
  if (view) views.set(id, view);
  return view;
}

/** The fold of a run that tested a beat; undefined if none did. */
function foldThatTested(
  { beats, folds }: Pick<RunView, 'beats' | 'folds'>,
  recordName: string,
  sample: number,
): number | undefined {
  const record = beats.recordNames.indexOf(recordName);
  const index = beats.sample.findIndex((each, i) => each === sample && beats.record[i] === record);
  if (index < 0) return undefined;
  return folds.find(({ testIndex }) => testIndex.includes(index))?.fold;
}

/** Forgets what was read for a run that is gone, and runs that are. */
export function forgetSeconds(isThere: (runId: string) => boolean): void {
  if (!read) return;
  if (!isThere(read.runId)) read = undefined;
  else for (const id of read.views.keys()) if (!isThere(id)) read.views.delete(id);
}
