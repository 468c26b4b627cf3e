import { listedRecords } from '../../beats/listedRecords';
import { personsOf } from '../../beats/splits';
import type { BeatIndex } from '../../beats/types';
import type { FoldPlan, planFolds } from '../plan/planFolds';
import { declarationOf } from '../protocols';
import type { NamedRecords } from '../protocols/declare';
import { problemList, type TrainSettingsProblem } from './problems';
import type { TrainSettings } from './types';

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
  const problems = namedRecordProblems(present, settings);
  return problems.length > 0 ? problems : foldProblems(index, settings, plan(index, settings));
}

/** What the names of the records alone do not allow. @param present the records that have beats */
export function namedRecordProblems(
  present: readonly string[],
  { protocol }: Pick<TrainSettings, 'protocol'>,
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
  const persons = personsOf(present).names.length;
  const needed = declared.personsNeeded?.(protocol) ?? 0;
  if (persons < needed) {
    const message = `The loaded records are from ${persons} ${persons === 1 ? 'patient' : 'patients'}; this protocol needs ${needed}. Add records of other patients, or choose fewer folds.`;
    addProblem('persons-too-few', message, { persons, needed });
  }
  return problems;
}

/** What only the folds themselves show. */
function foldProblems(
  index: BeatIndex,
  { protocol }: TrainSettings,
  plans: FoldPlan[],
): TrainSettingsProblem[] {
  const { problems, addProblem } = problemList();
  if (plans.length === 0) declarationOf(protocol).nothingTested?.(protocol, addProblem);
  if (plans.length === 0 && problems.length === 0) {
    addProblem('nothing-tested', 'No beat is left to test. Add records, or use more of the beats.', {});
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

/** The first names of a list, and how many names it has in total. */
function firstOf(names: readonly string[]): string {
  const first = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${first}, … (${names.length})` : first || '–';
}
