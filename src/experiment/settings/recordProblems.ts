import { listedRecords } from '../../beats/listedRecords';
import { type KnownRecords, recordsOfItem, recordsOfItems } from '../../beats/recordItems';
import { personsOf } from '../../beats/splits';
import type { BeatIndex } from '../../beats/types';
import type { FoldPlan, planFolds } from '../plan/planFolds';
import { declarationOf } from '../protocols';
import type { NamedRecords } from '../protocols/declare';
import { bothSides } from '../protocols/inter';
import { type AddProblem, problemList, type TrainSettingsProblem } from './problems';
import type { Protocol, TrainSettings } from './types';

const LISTS: Record<NamedRecords['role'], string> = {
  training: 'training records',
  test: 'test records',
  pool: 'records of the pool',
};

/** What the prepared beats do not allow; checked once the settings themselves are valid. */
export function recordProblems(
  index: BeatIndex,
  settings: TrainSettings,
  plan: typeof planFolds,
): TrainSettingsProblem[] {
  const withBeats = new Set(index.record);
  const present = index.recordNames.filter((_, record) => withBeats.has(record));
  const databases = index.recordDatabase?.filter((_, record) => withBeats.has(record));
  const problems = namedRecordProblems(present, settings, databases);
  return problems.length > 0 ? problems : foldProblems(index, settings, plan(index, settings));
}

/**
 * What names and databases of the records alone do not allow.
 *
 * @param present the records that have beats
 * @param databases of each of them, where they are known
 */
export function namedRecordProblems(
  present: readonly string[],
  { protocol }: Pick<TrainSettings, 'protocol'>,
  databases?: readonly string[],
): TrainSettingsProblem[] {
  const declared = declarationOf(protocol);
  const { problems, addProblem } = problemList();
  const lists = declared.recordLists?.(protocol) ?? [];
  const found = listedRecords(present, ...lists.map(({ names }) => names));
  for (const [i, { role, names }] of lists.entries()) {
    if (found[i]!.length > 0) continue;
    const records = firstOf(names);
    const message = `None of the ${LISTS[role]} has beats here (${records}). Load and tick some of them, or choose other records under Protocol.`;
    addProblem(`records-no-${role}`, message, { records });
  }
  itemProblems({ recordNames: present, recordDatabase: databases }, protocol, addProblem);
  const persons = personsOf(present, databases).names.length;
  const needed = declared.personsNeeded?.(protocol) ?? 0;
  if (persons < needed) {
    const message = `The loaded records are from ${persons} ${persons === 1 ? 'patient' : 'patients'}; this protocol needs ${needed}. Add records of other patients, or choose fewer folds.`;
    addProblem('persons-too-few', message, { persons, needed });
  }
  return problems;
}

/** What is wrong with lists of databases and records. */
function itemProblems(records: KnownRecords, protocol: Protocol, addProblem: AddProblem): void {
  const { recordItems, sidesApart, databasesNeeded = 0 } = declarationOf(protocol);
  const lists = recordItems?.(protocol) ?? [];
  const without = lists.find(({ role }) => role === 'without')?.names ?? [];
  const sides = lists.flatMap(({ role, names }) => (role === 'without' ? [] : [{ role, names }]));
  for (const { role, names } of sides) {
    const items = names.filter((item) => recordsOfItem(records, item).length === 0).join(', ');
    if (items !== '') {
      const message = `Under Protocol, no ticked record with beats is of ${items} (${LISTS[role]}). Load and tick some, set the database of records in Records, or take the item off the list.`;
      addProblem('items-unknown', message, { items, role });
    } else if (recordsOfItems(records, names, without).length === 0) {
      const message = `None of the ${LISTS[role]} is left (${firstOf(names)}, without ${firstOf(without)}). Choose others under Protocol.`;
      addProblem('items-none-left', message, { items: firstOf(names), without: firstOf(without), role });
    }
  }
  const [training, test] = sides.map(({ names }) => recordsOfItems(records, names, without));
  if (sidesApart && training && test) {
    const isTested = new Set(test);
    const both = training
      .filter((record) => isTested.has(record))
      .map((record) => records.recordNames[record]!);
    if (both.length > 0) addProblem('records-both', bothSides(firstOf(both)), { records: firstOf(both) });
  }
  const left = new Set(recordsOfItems(records, without));
  const databases = new Set(records.recordDatabase?.filter((_, record) => !left.has(record)));
  if (databases.size < databasesNeeded) {
    const found = [...databases].join(', ') || '–';
    const message = `The ticked records are of ${databases.size === 1 ? 'one database' : 'no known database'} (${found}); this protocol needs ${databasesNeeded}. Load records of another one, or set the database of records in Records.`;
    addProblem('databases-too-few', message, { databases: found, needed: databasesNeeded });
  }
}

/** What only the folds themselves show. */
function foldProblems(
  index: BeatIndex,
  { protocol, network, bestEpochOn }: TrainSettings,
  plans: FoldPlan[],
): TrainSettingsProblem[] {
  const { problems, addProblem } = problemList();
  if (plans.length === 0) declarationOf(protocol).nothingTested?.(protocol, addProblem);
  if (plans.length === 0 && problems.length === 0) {
    addProblem('nothing-tested', 'No beat is left to test. Add records, or use more of the beats.', {});
  }
  const shared = network.kind === 'unet' ? onBothSides(index, plans, bestEpochOn) : [];
  if (shared.length > 0) {
    const records = firstOf(shared.map((record) => index.recordNames[record]!));
    const message = `The beat-free network learns whole records, but parts of the same records would be learnt and tested or validated: ${records}. Choose a protocol that deals records, and validation by patients or none.`;
    addProblem('sections-on-both-sides', message, { records });
  }
  const untrained = plans.filter(({ train }) => train.length === 0);
  if (untrained.length > 0) {
    const tested = untrained.flatMap(({ test }) => [...new Set(test.map((beat) => index.record[beat]!))]);
    const records = firstOf([...new Set(tested)].map((record) => index.recordNames[record]!));
    const message = `When ${records} is tested, no beat is left to train on. Add records of other patients.`;
    addProblem('nothing-learnt', message, { records });
  }
  return problems;
}

/** Records of which some beats are learnt and others are not. */
function onBothSides(
  { record }: BeatIndex,
  plans: FoldPlan[],
  bestEpochOn: TrainSettings['bestEpochOn'],
): number[] {
  const shared = new Set<number>();
  for (const { train, validation, test } of plans) {
    const learnt = new Set(Array.from(train, (beat) => record[beat]!));
    for (const part of bestEpochOn === 'test' ? [test] : [validation, test]) {
      for (const beat of part) if (learnt.has(record[beat]!)) shared.add(record[beat]!);
    }
  }
  return [...shared].sort((a, b) => a - b);
}

/** The first names of a list, and how many names it has in total. */
function firstOf(names: readonly string[]): string {
  const first = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${first}, … (${names.length})` : first || '–';
}
