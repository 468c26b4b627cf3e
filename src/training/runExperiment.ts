import * as tf from '@tensorflow/tfjs';
import { defaultMultiHead } from '../model/defaults';
import type { MultiHeadSettings } from '../model/types';
import type { BeatStore } from './beatStore';
import { checkLabels } from './checkLabels';
import { createYielder, type RunControl } from './control';
import { planFolds } from './planFolds';
import { RunClock } from './runClock';
import type { RunContext } from './runContext';
import { RunMonitor } from './runMonitor';
import { trainFold, workOfFold } from './trainFold';
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
  onEvent: (event: TrainingEvent) => void;
  /** Rejects where the engine is lost; left out, nothing is guarded. */
  guard?: <T>(work: Promise<T>) => Promise<T>;
  /** Laid over the default network: tests train a smaller one. */
  network?: Partial<Omit<MultiHeadSettings, 'lengthSamples' | 'classCount' | 'seed'>>;
}

/**
 * Runs one experiment: deals the beats to folds, and trains, validates and tests a network on each.
 *
 * The same beats, settings and engine give the same numbers, whatever is read, shown or paused meanwhile.
 *
 * @returns what was finished; after Stop that may be part of it, or no fold at all
 * @throws Error with a sentence for the person where the settings or the beats do not allow a run, the training
 *   diverges or the GPU is lost
 */
export async function runExperiment(options: ExperimentOptions): Promise<TrainingResult> {
  const { beats, settings, classCount, engine, control, onEvent } = options;
  const labels = beats.labels();
  const counts = checkLabels(labels, classCount);
  const problem = trainSettingsProblems(settings, counts)[0];
  if (problem) throw new Error(problem.message);

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
    guard: options.guard ?? ((work) => work),
  };

  const works = plans.map((plan) => workOfFold(plan, settings.epochs, run.batchSize));
  for (const work of works) monitor.expect(work);
  onEvent({
    kind: 'plan',
    folds: plans.length,
    epochs: settings.epochs,
    beats: plans[0]!.train.length + plans[0]!.validation.length + plans[0]!.test.length,
    stepsTotal: works.reduce((sum, { steps }) => sum + steps, 0),
  });

  const folds: FoldResult[] = [];
  try {
    await warmUp(run);
    for (const [fold, plan] of plans.entries()) {
      if (control.stopped) break;
      const result = await trainFold(run, fold, plan);
      if (!result) break;
      folds.push(result);
      onEvent({ kind: 'fold', fold: result });
    }
  } finally {
    yielder.close();
  }
  const complete = folds.length === plans.length && folds.every(({ ended }) => ended !== 'person');
  return {
    folds,
    state: complete ? 'finished' : 'stopped',
    engine,
    trainingSec: clock.nowMs() / 1000,
    beatsPerSec: monitor.pace.meanBeatsPerSec,
    leakedTensors: tf.memory().numTensors - tensorsBefore,
  };
}
