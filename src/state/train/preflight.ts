import type { BeatIndex, PrepareSettings } from '../../beats/types';
import { leakCheck } from '../../experiment/plan/leakCheck';
import { type FoldPlan, type PlanSettings, planFolds } from '../../experiment/plan/planFolds';
import type { Leak } from '../../experiment/plan/types';
import {
  type TrainSettingsProblem,
  trainSettingsProblems,
} from '../../experiment/settings/trainSettingsProblems';
import type { TrainSettings } from '../../experiment/settings/types';
import { beatIndexOf } from '../beats/beatIndexOf';
import { services } from '../services';
import type { PreparedState } from '../types';

/** What a start with these settings would do and what speaks against it. */
export interface Preflight {
  /** undefined before beats are prepared. */
  index: BeatIndex | undefined;
  /** What keeps the run from being started. */
  problems: TrainSettingsProblem[];
  /** The very folds of the run; none where there are problems or no beats. */
  plans: FoldPlan[];
  leaks: Leak[];
}

const NO_BEATS: BeatIndex = {
  labels: new Uint8Array(),
  record: new Uint16Array(),
  recordNames: [],
  timeSec: new Float64Array(),
};

/**
 * The preflight on a training, out of the beats at hand. Before they are prepared it tells what the settings alone tell.
 * The last answer is remembered: plan, leak check and Start ask for the same.
 */
export function preflightOf(
  prepared: PreparedState | undefined,
  prepare: PrepareSettings,
  train: TrainSettings,
): Preflight {
  if (last && last.prepared === prepared && last.prepare === prepare && last.train === train)
    return last.preflight;
  const preflight = checkPreflight(prepared, prepare, train);
  last = { prepared, prepare, train, preflight };
  return preflight;
}

let last:
  | {
      prepared: PreparedState | undefined;
      prepare: PrepareSettings;
      train: TrainSettings;
      preflight: Preflight;
    }
  | undefined;

function checkPreflight(
  prepared: PreparedState | undefined,
  prepare: PrepareSettings,
  train: TrainSettings,
): Preflight {
  const { parts } = services;
  const isHere = prepared !== undefined && prepared.rows.length === parts.length && prepared.total > 0;
  const index = isHere ? beatIndexOf({ prepared, parts }) : undefined;
  const problems = trainSettingsProblems(train, prepared?.counts, index, plannedFolds);
  const plans = index && problems.length === 0 ? plannedFolds(index, train) : [];
  return { index, problems, plans, leaks: leakCheck({ index: index ?? NO_BEATS, plans, prepare, train }) };
}

/** `planFolds`, its last answer remembered: most settings change nothing of it. */
export function plannedFolds(index: BeatIndex, settings: PlanSettings): FoldPlan[] {
  const { protocol, validationFraction, validationBy, bestEpochOn, sampling, maxBeats, seed } = settings;
  const key = JSON.stringify([
    ...[protocol, validationFraction, validationBy, bestEpochOn, sampling, maxBeats, seed],
  ]);
  if (lastPlans?.index !== index || lastPlans.key !== key) {
    lastPlans = { index, key, plans: planFolds(index, settings) };
  }
  return lastPlans.plans;
}

let lastPlans: { index: BeatIndex; key: string; plans: FoldPlan[] } | undefined;

/** What must be accepted before anything is trained. */
export const faultsOf = (leaks: readonly Leak[]): Leak[] => leaks.filter(({ level }) => level === 'fault');
