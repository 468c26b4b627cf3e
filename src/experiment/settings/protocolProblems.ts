import { personsOf } from '../../beats/splits';
import type { BeatIndex } from '../../beats/types';
import type { FoldPlan, planFolds } from '../plan/planFolds';
import { type ProblemSayer, problemList, TRAIN_LIMITS, type TrainSettingsProblem, whole } from './rules';
import type { Protocol, TrainSettings } from './types';

/** What cannot be of the protocol itself, whatever the records. */
export function protocolProblems({ protocol }: TrainSettings): TrainSettingsProblem[] {
  const { problems, say } = problemList();
  if (protocol.kind === 'kfold' || protocol.kind === 'groupkfold') {
    const { folds } = protocol;
    if (!whole(folds, 2, TRAIN_LIMITS.folds)) {
      say('folds-invalid', `${folds} folds are not possible. Choose 2 to ${TRAIN_LIMITS.folds}.`, { folds });
    }
  }
  if (protocol.kind === 'holdout' && !(protocol.testFraction > 0 && protocol.testFraction < 1)) {
    const { testFraction } = protocol;
    const message = `A test part of ${testFraction} is not possible. Choose a number between 0 and 1.`;
    say('test-part-invalid', message, { testFraction });
  }
  if (protocol.kind === 'records') {
    const records = protocol.training.filter((name) => protocol.test.includes(name)).join(', ');
    if (records !== '') {
      const message = `Under Protocol, these records are in training and in test: ${records}. Leave each in one of the two lists.`;
      say('records-both', message, { records });
    }
  }
  if (protocol.kind === 'patientSpecific') patientProblems(protocol, say);
  return problems;
}

function patientProblems(
  { ownSec, ownTimes, poolPerClass }: Extract<Protocol, { kind: 'patientSpecific' }>,
  say: ProblemSayer,
): void {
  if (!(ownSec >= 0 && ownSec <= TRAIN_LIMITS.ownSec)) {
    const message = `${ownSec} seconds of own beats are not possible. Choose 0 to ${TRAIN_LIMITS.ownSec}.`;
    say('own-part-invalid', message, { ownSec, maximum: TRAIN_LIMITS.ownSec });
  }
  if (!whole(ownTimes, 1, TRAIN_LIMITS.ownTimes)) {
    const message = `Showing own beats ${ownTimes} times an epoch is not possible. Choose 1 to ${TRAIN_LIMITS.ownTimes}.`;
    say('own-times-invalid', message, { ownTimes, maximum: TRAIN_LIMITS.ownTimes });
  }
  if (poolPerClass !== null && !whole(poolPerClass, 1, Number.MAX_SAFE_INTEGER)) {
    const message = `A pool of ${poolPerClass} beats a class is not possible. Choose 1 or more, or all.`;
    say('pool-part-invalid', message, { poolPerClass });
  }
}

/** What the beats at hand do not allow; asked where the settings themselves are right. */
export function recordProblems(
  index: BeatIndex,
  settings: TrainSettings,
  plan: typeof planFolds,
): TrainSettingsProblem[] {
  const { protocol } = settings;
  const { problems, say } = problemList();
  const withBeats = new Set(index.record);
  const present = index.recordNames.filter((_, record) => withBeats.has(record));
  const isHere = (names: readonly string[]) => names.some((name) => present.includes(name));
  const persons = personsOf(present).names.length;

  if (protocol.kind === 'records' && !isHere(protocol.training)) {
    const message = `None of the training records has beats here (${listed(protocol.training)}). Load and tick some of them, or choose other records under Protocol.`;
    say('records-no-training', message, { records: listed(protocol.training) });
  }
  if ((protocol.kind === 'records' || protocol.kind === 'patientSpecific') && !isHere(protocol.test)) {
    const message = `None of the test records has beats here (${listed(protocol.test)}). Load and tick some of them, or choose other records under Protocol.`;
    say('records-no-test', message, { records: listed(protocol.test) });
  }
  if (protocol.kind === 'patientSpecific' && !isHere(protocol.pool)) {
    const message = `None of the records of the pool has beats here (${listed(protocol.pool)}). Load and tick some of them, or choose other records under Protocol.`;
    say('records-no-pool', message, { records: listed(protocol.pool) });
  }
  const needed = protocol.kind === 'groupkfold' ? protocol.folds : protocol.kind === 'leaveOneOut' ? 2 : 0;
  if (persons < needed) {
    const message = `The records at hand are of ${persons} ${persons === 1 ? 'person' : 'persons'}; this protocol needs ${needed}. Add records of other persons, or choose fewer folds.`;
    say('persons-too-few', message, { persons, needed });
  }
  return problems.length > 0 ? problems : foldProblems(index, settings, plan(index, settings));
}

/** What only the folds themselves show. */
function foldProblems(
  index: BeatIndex,
  { protocol }: TrainSettings,
  plans: FoldPlan[],
): TrainSettingsProblem[] {
  const { problems, say } = problemList();
  if (plans.length === 0 && protocol.kind === 'patientSpecific') {
    const { ownSec } = protocol;
    const message = `No test record has a beat after its first ${ownSec} s, so nothing is left to test. Choose a shorter own part, or longer records.`;
    say('own-part-too-long', message, { ownSec });
  } else if (plans.length === 0) {
    say('nothing-tested', 'No beat is left to test. Add records, or use more of the beats.', {});
  }
  const untrained = plans.filter(({ train }) => train.length === 0);
  if (untrained.length > 0) {
    const tested = untrained.flatMap(({ test }) => [...new Set(test.map((beat) => index.record[beat]!))]);
    const records = listed([...new Set(tested)].map((record) => index.recordNames[record]!));
    const message = `Where ${records} is tested, no beat is left to learn from. Add records of other persons.`;
    say('nothing-learnt', message, { records });
  }
  return problems;
}

/** The first names of a list, and how many more there are. */
function listed(names: readonly string[]): string {
  const first = names.slice(0, 6).join(', ');
  return names.length > 6 ? `${first}, … (${names.length})` : first || '–';
}
