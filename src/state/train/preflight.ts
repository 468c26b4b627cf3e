import { rememberLast } from '../../base/remember';
import type { BeatIndex, PrepareSettings } from '../../beats/types';
import type { FoldPlan } from '../../experiment/plan/planFolds';
import type { Leak } from '../../experiment/plan/types';
import type { TrainSettingsProblem } from '../../experiment/settings/problems';
import { trainSettingsProblems } from '../../experiment/settings/trainSettingsProblems';
import type { TrainSettings } from '../../experiment/settings/types';
import { indexOfParts } from '../beats/beatIndices';
import { relabelledStamp } from '../edits/relabelled';
import { services } from '../services';
import type { PreparedState } from '../types';
import { leaksIn, plannedFolds } from './foldPlans';

/** What a start with these settings would do, and what is wrong with them. */
export interface Preflight {
  /** undefined before beats are prepared. */
  index: BeatIndex | undefined;
  /** What prevents the run from being started. */
  problems: TrainSettingsProblem[];
  /** The folds of the run itself; none if there are problems or no beats. */
  plans: FoldPlan[];
  leaks: Leak[];
}

const NO_BEATS: BeatIndex = {
  labels: new Uint8Array(),
  record: new Uint16Array(),
  recordNames: [],
  timeSec: new Float64Array(),
};
const NO_PLANS: FoldPlan[] = [];

/**
 * The preflight of a training, from the prepared beats. Before they are prepared it reports what the settings alone
 * show.
 * The last result is cached (plan, leak check and Start request the same one), and so are folds and leaks separately:
 * a setting that affects neither recomputes neither.
 */
export const preflightOf = rememberLast(
  (prepared: PreparedState | undefined, prepare: PrepareSettings, train: TrainSettings): Preflight => {
    const { parts } = services;
    const hasBeats = prepared !== undefined && prepared.rows.length === parts.length && prepared.total > 0;
    const index = hasBeats ? indexOfParts(parts, prepared.earlier) : undefined;
    const problems = trainSettingsProblems(train, prepared?.counts, index, plannedFolds);
    const plans = index && problems.length === 0 ? plannedFolds(index, train) : NO_PLANS;
    const { networkLabelled = [], relabelled } = prepared ?? {};
    const leaks = leaksIn({ index: index ?? NO_BEATS, plans, prepare, train, networkLabelled });
    const stamp = relabelledStamp(relabelled);
    return { index, problems, plans, leaks: stamp ? [...leaks, stamp] : leaks };
  },
);

/** The findings that must be accepted before a training. */
export const faultsOf = (leaks: readonly Leak[]): Leak[] => leaks.filter(({ level }) => level === 'fault');
