import { argmaxRows, confusionMatrix } from '../../evaluation';
import type { FoldPlan } from '../../experiment/plan/planFolds';
import { deriveSeed } from '../../experiment/plan/seeds';
import type { EpochMatrix, EpochPoint } from '../../experiment/run/types';
import { createAugment } from '../input/augment';
import { batchesIn } from '../input/batches';
import { waysOfEpoch } from '../input/references';
import type { Network } from '../network/network';
import { RunningSums } from '../network/runningSums';
import { firstColumns, lossOfRows } from '../network/softmaxRows';
import { predictRows } from './predictRows';
import { pausePoint, type RunContext } from './runContext';
import { learningRateAt } from './schedule';
import { StepQueue } from './stepQueue';
import type { WatchedBeats } from './watchedBeats';

/** The result of one epoch. */
export interface EpochOutcome {
  /** Means over the beats that were trained on; undefined if Stop came before the first batch. */
  point: EpochPoint | undefined;
  /** Every training beat was seen. */
  complete: boolean;
  /** Of the watched beats; undefined if the epoch is not complete or Stop was pressed. */
  matrix?: EpochMatrix | undefined;
}

/** The fold that is being trained. */
export interface ActiveFold {
  fold: number;
  plan: FoldPlan;
  watched: WatchedBeats;
  network: Network;
  /** Steps that an epoch has at most. */
  stepsPlanned: number;
  /** Weight of each class in the loss. */
  classWeights: Float32Array;
  /** If the loss weights classes batch by batch: the factor of `rarityScale`. */
  rarityScale: number | undefined;
}

/** Trains one epoch over the fold's training beats, sampled, augmented and ordered anew; then evaluates its validation beats. */
export async function trainEpoch(
  run: RunContext,
  activeFold: ActiveFold,
  epoch: number,
): Promise<EpochOutcome> {
  const { settings, batchSize, control, clock, monitor } = run;
  const { fold, plan, watched, network, stepsPlanned, classWeights, rarityScale } = activeFold;
  const startMs = clock.nowMs();
  const { order, learnt } = run.rows.training(plan, fold, epoch);
  const augment = augmentOf(run, fold, epoch);
  const way = waysOfEpoch(settings, fold, epoch, run.rows.unit);
  const steps = batchesIn(order.length, batchSize);
  const sums = new RunningSums();
  const queue = new StepQueue(run, sums, { fold, epoch });
  let learningRate = 0;
  let done = 0;

  monitor.emit({ kind: 'phase', fold, phase: 'training' });
  monitor.pace.start(clock.nowMs());
  try {
    for (; done < steps && !control.stopped; done++) {
      learningRate = learningRateAt({
        schedule: settings.schedule,
        peak: settings.learningRate,
        // An epoch that has fewer steps than planned goes through its part of the schedule in larger ones.
        step: (epoch - 1) * stepsPlanned + (done * stepsPlanned) / steps,
        stepsTotal: settings.epochs * stepsPlanned,
      });
      const batch = run.rows.fill({
        ...{ order, learnt, way, augment, rarityScale },
        start: done * batchSize,
        size: batchSize,
        weights: classWeights,
      });
      await network.trainStep(batch, (epoch - 1) * stepsPlanned + done, learningRate, sums);
      await queue.stepQueued();
      if (control.paused) await queue.drain();
      await pausePoint(run);
    }
    await queue.drain();
    if (done === steps) monitor.stepsSpared(stepsPlanned - steps);
    if (done === 0) return { point: undefined, complete: false };

    const { loss, accuracy } = await run.guard(sums.read());
    const complete = done === steps;
    const isValidated = complete && watched.of === 'validation';
    const validation = isValidated ? await validate(run, activeFold) : undefined;
    const point: EpochPoint = {
      epoch,
      trainLoss: loss,
      trainAccuracy: accuracy,
      validationLoss: validation?.loss,
      validationAccuracy: validation?.accuracy,
      learningRate,
      durationSec: (clock.nowMs() - startMs) / 1000,
    };
    const sample = complete && !isValidated ? await classify(run, activeFold, 'training') : undefined;
    return { point, complete, matrix: validation?.matrix ?? sample?.matrix };
  } finally {
    sums.dispose();
  }
}

/** The change of each beat depends only on its position in the epoch's order, and on its stretch. */
function augmentOf(run: RunContext, fold: number, epoch: number) {
  const { settings, layout, rows } = run;
  const { lengthSamples, windowSec } = rows.piece;
  const { augmentation, seed } = settings;
  const augment = createAugment({ augmentation, layout, lengthSamples, windowSec });
  return (
    augment &&
    ((waveform: Float32Array, row: number, position: number) =>
      augment(
        waveform,
        row,
        deriveSeed(seed, 'augment', fold, epoch, position),
        rows.unit === 1
          ? undefined
          : deriveSeed(seed, 'augment', fold, epoch, Math.floor(position / rows.unit), 1),
      ))
  );
}

/** Loss, accuracy and matrix of the fold's validation beats; undefined if Stop was pressed. */
async function validate(
  run: RunContext,
  activeFold: ActiveFold,
): Promise<{ loss: number; accuracy: number; matrix: EpochMatrix } | undefined> {
  run.monitor.emit({ kind: 'phase', fold: activeFold.fold, phase: 'validating' });
  const classified = await classify(run, activeFold, 'validating');
  if (!classified) return undefined;
  const { rows, labels, matrix } = classified;
  return { ...lossOfRows(rows, labels, run.classCount), matrix };
}

/** Classifies the watched beats with the weights of the moment; undefined if Stop was pressed. */
async function classify(
  run: RunContext,
  { fold, watched: { of, beats }, network }: ActiveFold,
  phase: 'training' | 'validating',
): Promise<{ rows: Float32Array; labels: Uint8Array; matrix: EpochMatrix } | undefined> {
  const isAbandoned = () => run.control.stopped;
  const answers = await predictRows({ run, network, beatsAsked: beats, fold, phase, isAbandoned });
  if (!answers) return undefined;
  const { classCount } = run;
  const rows = firstColumns(answers, run.network.classCount, classCount);
  const labels = Uint8Array.from(beats, (index) => run.labels[index]!);
  const { counts } = confusionMatrix(labels, argmaxRows(rows, classCount), classCount);
  return { rows, labels, matrix: { of, counts } };
}
