import { nameOf } from '../../base/filePath';
import { isNamedLike } from '../../beats/databases';
import { compareFacts, type ExperimentFacts, type FactName, settingFacts } from '../results/experimentFacts';
import { wholeNames } from '../train/protocolChoices';
import type { LabState, RecordEntry } from '../types';
import { recordsText } from './recordNames';
import type { SharedSettings } from './types';

/** What would be different with the settings of a link. */
export interface LinkChanges {
  /** Names of the settings that differ, with all settings on both sides. */
  differing: FactName[];
  now: ExperimentFacts;
  link: ExperimentFacts;
  /** The ticked records in short, if the link would tick others. */
  records: { now: string; link: string } | undefined;
  missing: MissingRecords;
}

/** Records of a link that the lab does not have, by where they can be had. */
export interface MissingRecords {
  mitdb: string[];
  demo: string[];
  others: string[];
}

type Sources = Pick<LabState, 'prepareSettings' | 'trainSettings' | 'records'>;

/** Compares the settings of the page with those of a link. */
export function linkChanges(shared: SharedSettings, state: Sources): LinkChanges {
  const now = factsOf({ prepare: state.prepareSettings, train: state.trainSettings });
  const link = factsOf(shared);
  const ticked = namesOf(state.records.filter((record) => record.ticked));
  const wanted = wantedRecords(shared, state.records);
  const records = { now: recordsText(ticked), link: recordsText(wanted) };
  return {
    differing: compareFacts([now, link]).differing,
    now,
    link,
    records: ticked.toSorted().join() === wanted.toSorted().join() ? undefined : records,
    missing: missingRecords(shared, state.records),
  };
}

/** Names of the records that a link ticks; without any in it, those that are ticked. */
export function wantedRecords({ records }: SharedSettings, there: readonly RecordEntry[]): string[] {
  if (records === undefined) return namesOf(there.filter(({ ticked }) => ticked));
  const usable = namesOf(there.filter(isUsable));
  return records === 'all' ? usable : wholeNames(usable, records)[0]!;
}

const isUsable = ({ state }: RecordEntry) => state === 'ready';
const namesOf = (entries: readonly RecordEntry[]) => entries.map(({ id }) => id);

/** Which records of a link are not here, or not usable. */
export function missingRecords(shared: SharedSettings, there: readonly RecordEntry[]): MissingRecords {
  const usable = new Set(namesOf(there.filter(isUsable)));
  const missing = wantedRecords(shared, there).filter((name) => !usable.has(name));
  const isMitdb = (name: string) => isNamedLike('mitdb', nameOf(name));
  const isDemo = (name: string) => /^demo\d\d$/.test(name);
  return {
    mitdb: missing.filter(isMitdb),
    demo: missing.filter(isDemo),
    others: missing.filter((name) => !isMitdb(name) && !isDemo(name)),
  };
}

/** Facts of settings alone. */
function factsOf(settings: Pick<SharedSettings, 'prepare' | 'train'>): ExperimentFacts {
  return { records: [], ...settingFacts(settings), engine: '', versions: { lab: '', tfjs: '' } };
}
