import * as tf from '@tensorflow/tfjs-core';
import { createYielder } from '../../base/createYielder';
import { sumOf } from '../../base/sumOf';
import type { BeatIndex, EarlierBeats } from '../../beats/types';
import type { EngineInfo } from '../../experiment/engines/types';
import { networkOf } from '../../experiment/network/networkOf';
import { type FoldPlan, planFolds } from '../../experiment/plan/planFolds';
import { dealsRecords } from '../../experiment/protocols';
import { checkpointProblem } from '../../experiment/run/checkpointProblem';
import type { TrainingResult } from '../../experiment/run/trainer';
import type { Checkpoint, FoldCheckpoint, FoldResult, TrainingEvent } from '../../experiment/run/types';
import { trainSettingsProblems } from '../../experiment/settings/trainSettingsProblems';
import type { TrainSettings } from '../../experiment/settings/types';
import { warmUp } from '../engine/warmUp';
import type { BeatStore } from '../input/beatStore';
import { recordsOf } from '../input/beatsByRecord';
import { checkLabels } from '../input/checkLabels';
import { fingerprintOfBeats } from '../input/checkpointBeats';
import type { RowDealer } from '../input/dealtRows';
import { shownCounts } from '../input/epochOrder';
import { inputLayout } from '../input/inputLayout';
import { batchRows, createRowDealer } from '../input/rowDealer';
import type { Team } from '../team/team';
import { CheckpointPace } from './checkpointPace';
import type { RunControl } from './control';
import { RunClock } from './runClock';
import type { RunContext } from './runContext';
import { RunMonitor } from './runMonitor';
import { type FoldInPlan, trainFold, workOfEpochs, workOfFold } from './trainFold';
import { watchedBeats } from './watchedBeats';

export interface ExperimentOptions {
  beats: BeatStore;
  settings: TrainSettings;
  classCount: number;
  /** The engine that is open in this thread. */
  engine: EngineInfo;
  control: RunControl;
  /** Threads that compute with this one. */
  team?: Team | undefined;
  onEvent: (event: TrainingEvent) => void;
  /** Length of the beats' window; needed if training beats are shifted in time. */
  windowSec?: number | undefined;
  /** The beats by which folds are dealt, where these are not the same. */
  earlier?: EarlierBeats | undefined;
  /** Resumes from here; the numbers are then those of a run that was never interrupted. */
  resume?: Checkpoint | undefined;
  /** Largest fraction of the time that checkpoints may take; 1 = one after each epoch, however short. */
  checkpointShare?: number | undefined;
  /** Rejects if the engine is lost; if omitted, nothing is guarded. */
  guard?: <T>(work: Promise<T>) => Promise<T>;
}

/**
 * Runs one experiment: deals the beats to folds, and trains, validates and tests a network on each.
 *
 * The same beats, settings and engine give the same numbers, whatever is read, shown or paused meanwhile, and however
 * often the run was interrupted and resumed from a checkpoint.
 *
 * @returns what was finished; after Stop that may be part of the folds, or none
 * @throws Error with a sentence for the person if the settings or the beats do not allow a run or are not those of the
 *   checkpoint, if the training diverges, or if the GPU is lost
 */
export async function runExperiment(options: ExperimentOptions): Promise<TrainingResult> {
  const { beats, settings, classCount, engine, control, onEvent, resume, windowSec } = options;
  const index = beats.index(options.earlier);
  const { labels } = index;
  const counts = checkLabels(labels, classCount);
  let plans: FoldPlan[] = [];
  const problem = trainSettingsProblems(settings, counts, index, (...given) => {
    plans = planFolds(...given);
    return plans;
  })[0];
  if (problem) throw new Error(problem.message);
  const { secondLead, lengthSamples } = beats;
  const layout = inputLayout(settings, secondLead);
  beats.derive(layout);
  const lacking = beats.lacks(layout) ?? lackingWindow(settings, windowSec);
  if (lacking) throw new Error(lacking);
  const known = dependsOnRecords(settings) ? index : undefined;
  const traces = settings.network.kind === 'unet' ? beats.traces() : [];
  const asked = { settings, classCount, beats: fingerprintOfBeats(beats, layout, known, traces) };
  const otherRun = resume && checkpointProblem(resume, asked);
  if (otherRun) throw new Error(otherRun);

  const tensorsBefore = tf.memory().numTensors;
  const rows = createRowDealer({ settings, beats, index, layout, classCount, windowSec });
  const planned: FoldInPlan[] = plans.map((plan, fold) => {
    const watched = watchedBeats(plan, labels, rows);
    return {
      ...{ fold, plan, watched },
      shown: shownCounts({ plan, labels, classCount, settings }),
      rows: {
        epoch: rows.mostTraining(plan),
        watched: rows.prediction(watched.beats).order.length,
        test: testRows(rows, plan.test, index),
      },
    };
  });
  const clock = new RunClock();
  const monitor = new RunMonitor(onEvent, clock);
  const yielder = createYielder();
  const run: RunContext = {
    beats,
    labels,
    settings,
    network: networkOf(settings, { lengthSamples, classCount, secondLead, windowSec }),
    ...{ layout, classCount, rows },
    // No epoch has fewer rows than that of the smallest fold; a batch larger than that would be mostly padding.
    batchSize: batchRows(settings.batchSize, Math.min(...planned.map((fold) => fold.rows.epoch)), rows),
    checkpoints: new CheckpointPace(options.checkpointShare),
    ...{ control, clock, monitor, yielder },
    team: options.team,
    guard: options.guard ?? ((work) => work),
  };

  const folds: FoldResult[] = [...(resume?.folds ?? [])];
  const works = planned.map((fold) => workOfFold(fold, settings.epochs, run.batchSize));
  for (const work of works.slice(folds.length)) monitor.expect(work);
  for (const { fold, history } of [...folds, ...(resume?.activeFold ? [resume.activeFold] : [])]) {
    const done = workOfEpochs(planned[fold]!, history.length, run.batchSize);
    monitor.finishedBefore(done.steps);
    if (fold >= folds.length) monitor.skip(done);
  }
  onEvent({
    kind: 'plan',
    folds: plans.length,
    epochs: settings.epochs,
    beats: beatsIn(plans, labels.length),
    stepsTotal: works.reduce((sum, { steps }) => sum + steps, 0),
  });

  const totals = () => ({
    trainingSec: (resume?.trainingSec ?? 0) + clock.nowMs() / 1000,
    beatsPerSec: monitor.pace.meanBeatsPerSec || (resume?.beatsPerSec ?? 0),
  });
  const keep = (activeFold: FoldCheckpoint | undefined) =>
    onEvent({ kind: 'checkpoint', checkpoint: { version: 1, ...asked, engine, activeFold, ...totals() } });

  try {
    if (!control.stopped && folds.length < plans.length) await warmUp(run);
    for (let fold = folds.length; fold < plans.length; fold++) {
      const activeFold = resume?.activeFold?.fold === fold ? resume.activeFold : undefined;
      // Stop was pressed: an interrupted fold is still tested as far as it was trained, but no other fold is started.
      if (control.stopped && !activeFold) break;
      const result = await trainFold({ run, ...planned[fold]!, resume: activeFold, onEpoch: keep });
      if (!result) break;
      folds.push(result);
      onEvent({ kind: 'fold', fold: result });
      keep(undefined);
    }
  } finally {
    yielder.close();
  }
  const complete = folds.length === plans.length && folds.every(({ ended }) => ended !== 'person');
  return {
    folds,
    state: complete ? 'finished' : 'stopped',
    engine,
    ...totals(),
    leakedTensors: tf.memory().numTensors - tensorsBefore,
  };
}

/** Rows of the test: of its beats, or of all of their records. */
function testRows({ whole, prediction }: RowDealer, test: Int32Array, { record }: BeatIndex): number {
  if (!whole) return prediction(test).order.length;
  return sumOf(recordsOf(record, test).map((own) => whole(own).order.length));
}

function lackingWindow({ augmentation }: TrainSettings, windowSec: number | undefined): string | undefined {
  if (augmentation.shiftMs === 0 || (windowSec ?? 0) > 0) return undefined;
  return 'Beats can be shifted in time only where the length of their window is known. Prepare the beats again, or shift by 0 ms.';
}

/**
 * Whether the beats' records and times decide what is learnt: how they are divided, which are beside each other, what they are compared
 * with.
 */
function dependsOnRecords({ protocol, validationBy, network, augmentation }: TrainSettings): boolean {
  const isDealt = dealsRecords(protocol) || validationBy === 'patients';
  const isBeside = network.kind === 'context' || network.kind === 'unet';
  return isDealt || isBeside || augmentation.references > 1;
}

/** Number of beats that take part in any of the folds, each counted once. */
function beatsIn(plans: readonly FoldPlan[], all: number): number {
  const takesPart = new Uint8Array(all);
  for (const { train, validation, test } of plans) {
    for (const part of [train, validation, test]) for (const beat of part) takesPart[beat] = 1;
  }
  return sumOf(takesPart);
}
