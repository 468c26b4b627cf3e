import { sumOf } from '../../base/sumOf';
import type { PrepareSettings } from '../../beats/types';
import { relativeCost, sectionCost } from '../../experiment/network/arithmetic';
import type { CountedRecord } from '../../experiment/plan/expectedDeals';
import { expectedWork, type RunWork } from '../../experiment/plan/expectedWork';
import type { TrainSettings } from '../../experiment/settings/types';
import { engineIdOf } from '../engine/engineId';
import { engineTitle } from '../engine/engineTitle';
import type { LabState } from '../types';
import { type BeatsForNetwork, networkTable, sectionSec } from './networkTable';
import type { TrainingPlan } from './trainingPlan';

/** A training speed that was measured here. */
export interface MeasuredPace {
  beatsPerSec: number;
  /** engine: with the default network, when the engines were timed; run: in the open run. */
  of: { kind: 'engine' } | { kind: 'run'; title: string };
  /** Cost of a beat in the network that was timed, relative to the default one. */
  cost: number;
}

/** About how long a run takes, and from which measurement that follows. */
export interface TimeEstimate {
  seconds: number;
  pace: MeasuredPace;
  /** The measured network was another one, so that its size was allowed for. */
  isScaled: boolean;
}

type PaceSources = Pick<LabState, 'engine' | 'engineChoice' | 'openRun'>;

/** A pass without gradients takes about a third of one that trains. */
const CLASSIFYING = 1 / 3;
/** A run that trained on fewer beats spent much of its time on beginning, and tells less than a timed engine. */
const TELLING_BEATS = 5000;
/** Networks whose costs differ by less are said to be alike. */
const ALIKE = 0.05;

/**
 * The speed to estimate with: that of the open run if it is of the engine in use and was not too short, otherwise that
 * of the engine when the engines were timed, in this visit or an earlier one, otherwise that of a short run; undefined if
 * nothing was measured yet.
 */
export function measuredPace(state: PaceSources): MeasuredPace | undefined {
  const ofRun = paceOfRun(state);
  return (ofRun?.isTelling ? ofRun.pace : undefined) ?? paceOfEngine(state) ?? ofRun?.pace;
}

function paceOfRun({ engine, openRun }: PaceSources): { pace: MeasuredPace; isTelling: boolean } | undefined {
  const isSameEngine = openRun && (!engine || engineTitle(openRun.engine) === engineTitle(engine));
  if (!isSameEngine || openRun.beatsPerSec <= 0) return undefined;
  const { prepare, train } = openRun.experiment;
  const cost = costOf(prepare, train);
  if (cost === undefined) return undefined;
  const trained = sumOf(openRun.folds.map(({ trainBeats, history }) => trainBeats * history.length));
  const pace = {
    beatsPerSec: openRun.beatsPerSec,
    of: { kind: 'run', title: openRun.title } as const,
    cost,
  };
  return { pace, isTelling: trained >= TELLING_BEATS };
}

function paceOfEngine({ engine, engineChoice }: PaceSources): MeasuredPace | undefined {
  const { comparison, wish } = engineChoice;
  const used = engine ? engineIdOf(engine) : wish === 'auto' ? comparison?.taken : wish;
  const outcome = comparison?.findings.find((finding) => finding.engine === used)?.outcome;
  const compared = outcome?.kind === 'right' ? outcome.beatsPerSec : undefined;
  const beatsPerSec = engine?.measuredBeatsPerSec ?? compared;
  return beatsPerSec ? { beatsPerSec, of: { kind: 'engine' }, cost: 1 } : undefined;
}

/** What a planned run computes, exactly, apart from early stopping. */
export function workOfPlan({ beatsShown, epochs, folds }: TrainingPlan): RunWork {
  const tested = sumOf(folds.map(({ test }) => sumOf(test)));
  const validated = epochs * sumOf(folds.map(({ validation }) => sumOf(validation)));
  return { trained: beatsShown, classified: tested + validated };
}

/** The time that this work takes at a measured speed; undefined if no network can be built from the settings. */
export function estimateTime(
  work: RunWork,
  { prepare, train }: { prepare: BeatsForNetwork; train: TrainSettings },
  pace: MeasuredPace,
): TimeEstimate | undefined {
  const cost = costOf(prepare, train);
  if (cost === undefined) return undefined;
  const perBeatSec = cost / pace.cost / pace.beatsPerSec;
  return {
    seconds: perBeatSec * (work.trained + work.classified * CLASSIFYING),
    pace,
    isScaled: Math.abs(cost / pace.cost - 1) > ALIKE,
  };
}

/**
 * The time that a recipe would take with the ticked records, from their annotations alone: neither a plan nor prepared
 * beats are needed. undefined if nothing was measured yet or no record is ticked.
 */
export function recipeEstimate(
  state: Pick<LabState, 'records' | 'prepareSettings'> & { pace: MeasuredPace | undefined },
  recipe: { prepare: Partial<PrepareSettings>; train: TrainSettings },
): TimeEstimate | undefined {
  const { pace } = state;
  const prepare = { ...state.prepareSettings, ...recipe.prepare };
  const records = countedRecords(state.records, prepare);
  if (!pace || records.length === 0) return undefined;
  return estimateTime(expectedWork(recipe.train, records), { prepare, train: recipe.train }, pace);
}

/** The records that a start would use, with the beats of their annotations, or all their pieces, whatever rhythm these are of. */
function countedRecords(
  records: LabState['records'],
  { rows, window, classCount }: PrepareSettings,
): CountedRecord[] {
  const pieceSec = window.beforeSec + window.afterSec;
  return records
    .filter(({ ticked, state }) => ticked && state === 'ready')
    .map(({ id, database, classCounts, lengthSamples, samplingHz }) => {
      const durationSec = lengthSamples / samplingHz;
      const counts = classCounts.slice(0, classCount);
      if (rows === 'pieces') counts.fill(0).splice(0, 1, Math.floor(durationSec / pieceSec));
      return { name: id, database, counts, durationSec };
    });
}

function costOf(prepare: BeatsForNetwork, train: TrainSettings): number | undefined {
  const { table } = networkTable(prepare, train);
  if (table?.network.kind === 'unet') return sectionCost(table.rows, sectionSec(table.network));
  return table && relativeCost(table.rows, table.network.kind === 'context');
}
