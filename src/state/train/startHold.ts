import { sumOf } from '../../base/sumOf';
import { settingsProblems } from '../../beats/settingsProblems';
import type { PrepareSettings } from '../../beats/types';
import { namedRecordProblems } from '../../experiment/settings/recordProblems';
import { trainSettingsProblems } from '../../experiment/settings/trainSettingsProblems';
import type { TrainSettings } from '../../experiment/settings/types';
import { noRecordTicked } from '../beats/noRecordTicked';
import { type RefusedText, refusedTexts } from '../refusedTexts';
import type { LabState, RecordEntry } from '../types';
import { type NoNetwork, networkTable } from './networkTable';
import { faultsOf, preflightOf } from './preflight';

/** A problem as data: its English sentence, and its code and values for a translation. */
interface Problem {
  code: string;
  message: string;
  values: Record<string, string | number>;
}

/** Why Prepare or Start would not do what the page shows. */
export type HoldReason =
  | { kind: 'refused'; refused: RefusedText }
  | { kind: 'problem'; problem: Problem }
  | { kind: 'network'; problem: NoNetwork }
  | { kind: 'faults'; count: number }
  /** The last visit is still being restored: its records, its settings, and whether its beats are prepared again. */
  | { kind: 'restoring' }
  | { kind: 'preparing' }
  /** The engine labels beats. */
  | { kind: 'labelling' };

type Settings = Pick<LabState, 'prepareSettings' | 'trainSettings' | 'drafts'>;

/** What is read for a start. */
export type StartSources = Settings &
  Pick<LabState, 'records' | 'prepared' | 'faultsAccepted'> & {
    isRestoring?: boolean;
    isPreparing: boolean;
    isLabelling?: boolean;
  };

/** What prevents beats from being prepared; empty if nothing does. */
export function prepareHeldBy(state: Settings): HoldReason[] {
  const refused = refusedTexts(state).filter(({ path }) => path.startsWith('prepare.'));
  return [...refused.map(ofRefused), ...settingsProblems(state.prepareSettings).map(ofProblem)];
}

/**
 * Everything that prevents a start, before Start is pressed. Where beats still have to be prepared, it is judged by what the
 * ticked records are known to hold; what only the prepared beats show is found after that.
 */
export function startHeldBy(state: StartSources): HoldReason[] {
  const { prepared, prepareSettings, trainSettings, faultsAccepted, isPreparing } = state;
  if (state.isRestoring) return [{ kind: 'restoring' }];
  if (isPreparing) return [{ kind: 'preparing' }];
  if (state.isLabelling) return [{ kind: 'labelling' }];
  const preflight = preflightOf(prepared, prepareSettings, trainSettings);
  const faults = faultsOf(preflight.leaks).length;
  const isReady = prepared !== undefined && !prepared.stale;
  const problems = isReady ? preflight.problems : unpreparedProblems(state);
  const reasons = [
    ...refusedTexts(state).map(ofRefused),
    ...(isReady ? [] : settingsProblems(prepareSettings).map(ofProblem)),
    ...problems.map(ofProblem),
  ];
  if (reasons.length > 0) return reasons;
  const { problem } = networkTable(prepareSettings, trainSettings);
  if (problem) return [{ kind: 'network', problem }];
  return faults > 0 && !faultsAccepted ? [{ kind: 'faults', count: faults }] : [];
}

const ofRefused = (refused: RefusedText): HoldReason => ({ kind: 'refused', refused });
const ofProblem = (problem: Problem): HoldReason => ({
  kind: 'problem',
  // No file is concerned.
  problem: { code: problem.code, message: problem.message, values: problem.values },
});

interface Unprepared {
  records: RecordEntry[];
  prepareSettings: PrepareSettings;
  trainSettings: TrainSettings;
}

/** What the ticked records do not allow, by their annotations. */
function unpreparedProblems({ records, prepareSettings, trainSettings }: Unprepared): Problem[] {
  const ticked = records.filter(({ ticked, state }) => ticked && state === 'ready');
  if (ticked.length === 0) return [noRecordTicked];
  const { classCount, rows } = prepareSettings;
  // Which rhythms there are shows once the pieces are prepared.
  const isOfBeats = rows === 'beats';
  const counted = ticked.map(({ name, database, classCounts }) => {
    return { name, database, counts: classCounts.slice(0, classCount) };
  });
  const classes = Array.from({ length: classCount }, (_, label) =>
    sumOf(counted.map(({ counts }) => counts[label] ?? 0)),
  );
  const problems = trainSettingsProblems(trainSettings, isOfBeats ? classes : undefined);
  if (problems.length > 0) return problems;
  const present = counted.filter(({ counts }) => !isOfBeats || sumOf(counts) > 0);
  return namedRecordProblems(
    present.map(({ name }) => name),
    trainSettings,
    present.map(({ database }) => database),
  );
}
