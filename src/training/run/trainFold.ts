import { weightsOfCounts } from '../../beats/classWeights';
import type { FoldPlan } from '../../experiment/plan/planFolds';
import { deriveSeed } from '../../experiment/plan/seeds';
import type { EpochMatrix, EpochPoint, FoldCheckpoint, FoldResult } from '../../experiment/run/types';
import { artifactsOf } from '../../model/artifacts';
import { batchesIn } from '../input/batches';
import { rarityScale } from '../input/batchWeights';
import { type HiddenLayer, hiddenLayer } from '../network/hiddenLayer';
import { createNetwork, type Network } from '../network/network';
import { softmaxRows } from '../network/softmaxRows';
import { adaptToRecords } from './adaptToRecords';
import { answerByRhythm } from './answerByRhythm';
import { BestEpoch } from './bestEpoch';
import { predictRows } from './predictRows';
import { pausePoint, type RunContext } from './runContext';
import type { Work } from './runMonitor';
import { testSections } from './testSections';
import { type ActiveFold, trainEpoch } from './trainEpoch';
import type { WatchedBeats } from './watchedBeats';

/** A fold and how often its beats are shown. */
export interface FoldInPlan {
  /** 0-based. */
  fold: number;
  plan: FoldPlan;
  watched: WatchedBeats;
  /** Beats per class that an epoch shows: those of the plan, or as many as sampling gives. */
  shown: number[];
  /** Rows that are computed: in an epoch (at most), for the watched beats, for the test. */
  rows: { epoch: number; watched: number; test: number };
}

/** The batches that a fold computes in this many epochs, without its test. */
export function workOfEpochs({ rows }: Pick<FoldInPlan, 'rows'>, epochs: number, batchSize: number): Work {
  return {
    steps: epochs * batchesIn(rows.epoch, batchSize),
    forwards: epochs * batchesIn(rows.watched, batchSize),
  };
}

/** The batches that a fold computes if nothing ends it early. */
export function workOfFold(fold: Pick<FoldInPlan, 'rows'>, epochs: number, batchSize: number): Work {
  const { steps, forwards } = workOfEpochs(fold, epochs, batchSize);
  return { steps, forwards: forwards + batchesIn(fold.rows.test, batchSize) };
}

export interface FoldOptions extends FoldInPlan {
  run: RunContext;
  /** Resumes from here instead of starting with new weights. */
  resume?: FoldCheckpoint | undefined;
  /** Receives the state of the fold after a finished epoch: after each, unless epochs are so short that this would cost too much. */
  onEpoch(state: FoldCheckpoint): void;
}

/**
 * Trains a network on one fold, from the start or from a checkpoint, restores the weights of the best epoch, and tests
 * those once on the test beats.
 *
 * @returns undefined if Stop left nothing to keep: before the first batch, or a second time during the test
 */
export async function trainFold(options: FoldOptions): Promise<FoldResult | undefined> {
  const { run, fold, plan, watched, shown, rows: planned, resume } = options;
  const { settings, monitor } = run;
  run.beats.drawReferences(plan.train, run.layout, settings, fold);
  const network = createNetwork(
    { ...run.network, seed: deriveSeed(settings.seed, 'weights', fold) },
    settings.optimizer,
    deriveSeed(settings.seed, 'dropout', fold),
    run.team,
    settings.loss,
  );
  try {
    const hidden = settings.adaptation === 'centres' ? hiddenLayer(network.model) : undefined;
    if (resume) network.restore(resume.network);
    const activeFold: ActiveFold = {
      ...{ fold, plan, watched, network },
      stepsPlanned: batchesIn(planned.epoch, run.batchSize),
      classWeights: withWeightOfNone(weightsOfCounts(shown, settings.classWeights, settings.ownWeights)),
      rarityScale: settings.loss.kind === 'batchWeighted' ? rarityScale(shown) : undefined,
    };
    const trained = await trainEpochs(activeFold, options);
    if (!trained) return undefined;

    network.restoreWeights();
    // No step comes after it that would be reported.
    monitor.reportStep();
    monitor.emit({ kind: 'phase', fold, phase: 'testing' });
    const tested =
      settings.network.kind === 'unet'
        ? await testSections({ run, network, test: plan.test, fold, threshold: settings.network.threshold })
        : await testBeats(network, hidden, options);
    if (!tested) return undefined;
    return {
      fold,
      ...trained,
      trainBeats: new Set(plan.train).size,
      validationBeats: plan.validation.length,
      testIndex: plan.test,
      ...tested,
      model: await run.guard(artifactsOf(network.model)),
    };
  } finally {
    network.dispose();
  }
}

/** What the network says of the test beats. @returns undefined if it was abandoned */
async function testBeats(
  network: Network,
  hidden: HiddenLayer | undefined,
  options: FoldOptions,
): Promise<Pick<FoldResult, 'probabilities'> | undefined> {
  const { run, fold, plan } = options;
  const rows = await predictRows({
    ...{ run, network, beatsAsked: plan.test, fold, phase: 'testing' },
    isAbandoned: () => run.control.abandoned,
  });
  if (!rows) return undefined;
  const answers = softmaxRows(rows, run.classCount);
  if (run.settings.adaptation === 'rhythm') return { probabilities: inRhythm(answers, options) };
  const probabilities = hidden ? await adapted(answers, hidden, options) : answers;
  return probabilities && { probabilities };
}

/** The answers of the test once the network has looked at the tested records. @returns undefined if it was abandoned */
async function adapted(
  probabilities: Float32Array,
  layer: HiddenLayer,
  { run, fold, plan, rows }: FoldOptions,
): Promise<Float32Array | undefined> {
  run.monitor.expect({ steps: 0, forwards: batchesIn(rows.test, run.batchSize) });
  const hidden = await predictRows({
    ...{ run, fold, phase: 'testing', network: layer, width: layer.units, beatsAsked: plan.test },
    isAbandoned: () => run.control.abandoned,
  });
  if (!hidden) return undefined;
  const { record } = run.beats.index();
  const { classCount } = run;
  return adaptToRecords({
    ...{ probabilities, hidden, classCount },
    record: Array.from(plan.test, (beat) => record[beat]!),
  });
}

/** The answers of the test where the rhythm of the tested records has a say. */
function inRhythm(probabilities: Float32Array, { run, plan }: FoldOptions): Float32Array {
  const { record, timeSec } = run.beats.index();
  return answerByRhythm({
    ...{ probabilities, classCount: run.classCount },
    record: Array.from(plan.test, (beat) => record[beat]!),
    timeSec: Array.from(plan.test, (beat) => timeSec[beat]!),
  });
}

type Trained = Pick<FoldResult, 'history' | 'bestEpoch' | 'ended' | 'isWithinEpoch'>;

/** Trains epochs until the last, early stopping or Stop; the network keeps the best epoch's weights. */
async function trainEpochs(
  activeFold: ActiveFold,
  { run, rows, resume, onEpoch }: FoldOptions,
): Promise<Trained | undefined> {
  const { settings, control, monitor, clock, checkpoints } = run;
  const { fold, plan, network } = activeFold;
  const history: EpochPoint[] = [...(resume?.history ?? [])];
  let isWithinEpoch = false;
  const best = new BestEpoch(settings.bestEpochBy, history);
  const patience = settings.earlyStoppingEpochs ?? Number.POSITIVE_INFINITY;
  const keep = (point: EpochPoint, matrix?: EpochMatrix) => {
    history.push(point);
    monitor.emit({ kind: 'epoch', fold, point, matrix });
  };

  while (history.length < settings.epochs) {
    if (best.epochsWithoutProgress >= patience) {
      monitor.skip(workOfEpochs({ rows }, settings.epochs - history.length, run.batchSize));
      return { history, bestEpoch: best.epoch!, ended: 'early' };
    }
    const { point, complete, matrix } = await trainEpoch(run, activeFold, history.length + 1);
    const isValidated = complete && (plan.validation.length === 0 || point?.validationLoss !== undefined);
    if (point && complete && (isValidated || history.length === 0)) {
      keep(point, matrix);
      if (best.offer(point)) network.keepWeights();
    } else if (point && history.length === 0) {
      // Only part of the first epoch was trained: it is shown and tested as it is.
      keep(point);
      isWithinEpoch = true;
    }
    if (control.stopped && !(isValidated && history.length === settings.epochs)) {
      if (history.length === 0) return undefined;
      const part = isWithinEpoch && { isWithinEpoch };
      return { history, bestEpoch: best.epoch ?? 1, ended: 'person', ...part };
    }
    const fromMs = clock.nowMs();
    // A fold that was started must be resumable: its first epoch is kept whatever it costs.
    if (history.length === 1 || checkpoints.isDue(fromMs)) {
      const state = await run.guard(network.snapshot());
      onEpoch({ fold, history: [...history], network: state });
      checkpoints.took(fromMs, clock.nowMs());
    }
    control.epochEnded();
    await pausePoint(run);
  }
  return { history, bestEpoch: best.epoch!, ended: 'all' };
}

/** The weights of the classes, and of no beat, which is not weighted. */
const withWeightOfNone = (weights: Float32Array) => Float32Array.of(...weights, 1);
