import * as tf from '@tensorflow/tfjs';
import { defaultMultiHead } from '../model/defaults';
import type { MultiHeadSettings } from '../model/types';
import type { BeatStore } from './beatStore';
import { checkLabels } from './checkLabels';
import type { Checkpoint, FoldCheckpoint } from './checkpoint';
import { fingerprintOfBeats } from './checkpointBeats';
import { checkpointProblem } from './checkpointProblem';
import { createYielder, type RunControl } from './control';
import { planFolds } from './planFolds';
import { RunClock } from './runClock';
import type { RunContext } from './runContext';
import { RunMonitor } from './runMonitor';
import type { Team } from './team/team';
import { trainFold, workOfEpochs, workOfFold } from './trainFold';
import { trainSettingsProblems } from './trainSettingsProblems';
import type { EngineInfo, FoldResult, TrainingEvent, TrainingResult, TrainSettings } from './types';
import { warmUp } from './warmUp';

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
  /** Goes on from here; the numbers are then those of a run that was never interrupted. */
  resume?: Checkpoint | undefined;
  /** Rejects where the engine is lost; left out, nothing is guarded. */
  guard?: <T>(work: Promise<T>) => Promise<T>;
  /** Laid over the default network: tests train a smaller one. */
  network?: Partial<Omit<MultiHeadSettings, 'lengthSamples' | 'classCount' | 'seed'>>;
}

/**
 * Runs one experiment: deals the beats to folds, and trains, validates and tests a network on each.
 *
 * The same beats, settings and engine give the same numbers, whatever is read, shown or paused meanwhile, and however
 * often the run was interrupted and taken up again from a checkpoint.
 *
 * @returns what was finished; after Stop that may be part of it, or no fold at all
 * @throws Error with a sentence for the person where the settings or the beats do not allow a run or are not those
 *   of the checkpoint, the training diverges or the GPU is lost
 */
export async function runExperiment(options: ExperimentOptions): Promise<TrainingResult> {
  const { beats, settings, classCount, engine, control, onEvent, resume } = options;
  const labels = beats.labels();
  const counts = checkLabels(labels, classCount);
  const problem = trainSettingsProblems(settings, counts)[0];
  if (problem) throw new Error(problem.message);
  const asked = { settings, classCount, beats: fingerprintOfBeats(beats) };
  const otherRun = resume && checkpointProblem(resume, asked);
  if (otherRun) throw new Error(otherRun);

  const tensorsBefore = tf.memory().numTensors;
  const plans = planFolds(labels, settings);
  const clock = new RunClock();
  const monitor = new RunMonitor(onEvent, clock);
  const yielder = createYielder();
  const run: RunContext = {
    beats,
    labels,
    settings,
    network: {
      ...defaultMultiHead(beats.lengthSamples, classCount),
      denseActivation: settings.denseActivation,
      dropout: settings.dropout,
      ...options.network,
    },
    // No fold has fewer training beats than the smallest; a batch larger than that would be mostly padding.
    batchSize: Math.min(settings.batchSize, ...plans.map(({ train }) => train.length)),
    control,
    clock,
    monitor,
    yielder,
    team: options.team,
    guard: options.guard ?? ((work) => work),
  };

  const folds: FoldResult[] = [...(resume?.folds ?? [])];
  const works = plans.map((plan) => workOfFold(plan, settings.epochs, run.batchSize));
  for (const work of works.slice(folds.length)) monitor.expect(work);
  for (const { fold, history } of [...folds, ...(resume?.inHand ? [resume.inHand] : [])]) {
    const done = workOfEpochs(plans[fold]!, history.length, run.batchSize);
    monitor.finishedBefore(done.steps);
    if (fold >= folds.length) monitor.skip(done);
  }
  onEvent({
    kind: 'plan',
    folds: plans.length,
    epochs: settings.epochs,
    beats: plans[0]!.train.length + plans[0]!.validation.length + plans[0]!.test.length,
    stepsTotal: works.reduce((sum, { steps }) => sum + steps, 0),
  });

  const totals = () => ({
    trainingSec: (resume?.trainingSec ?? 0) + clock.nowMs() / 1000,
    beatsPerSec: monitor.pace.meanBeatsPerSec || (resume?.beatsPerSec ?? 0),
  });
  const keep = (inHand: FoldCheckpoint | undefined) =>
    onEvent({ kind: 'checkpoint', checkpoint: { version: 1, ...asked, engine, inHand, ...totals() } });

  try {
    if (!control.stopped && folds.length < plans.length) await warmUp(run);
    for (let fold = folds.length; fold < plans.length; fold++) {
      const inHand = resume?.inHand?.fold === fold ? resume.inHand : undefined;
      // Stop was pressed: what an interrupted fold had is still tested, no other fold is begun.
      if (control.stopped && !inHand) break;
      const result = await trainFold({ run, fold, plan: plans[fold]!, resume: inHand, onEpoch: keep });
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
