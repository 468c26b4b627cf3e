import { classWeights } from '../beats/classWeights';
import { artifactsOf } from '../model/artifacts';
import { batchesIn } from './batches';
import { BestEpoch } from './bestEpoch';
import { createNetwork } from './network';
import type { FoldPlan } from './planFolds';
import { predictRows } from './predictRows';
import type { RunContext } from './runContext';
import type { Work } from './runMonitor';
import { deriveSeed } from './seeds';
import { softmaxRows } from './softmaxRows';
import { type FoldInHand, trainEpoch } from './trainEpoch';
import type { EpochPoint, FoldResult } from './types';

/** The batches that a fold computes where nothing ends it early. */
export function workOfFold(plan: FoldPlan, epochs: number, batchSize: number): Work {
  return {
    steps: epochs * batchesIn(plan.train.length, batchSize),
    forwards: epochs * batchesIn(plan.validation.length, batchSize) + batchesIn(plan.test.length, batchSize),
  };
}

/**
 * Trains a fresh network on one fold, puts its best epoch's weights back, and tests those once on the test beats.
 *
 * @returns undefined where Stop left nothing to keep: before the first batch, or a second time during the test
 */
export async function trainFold(
  run: RunContext,
  fold: number,
  plan: FoldPlan,
): Promise<FoldResult | undefined> {
  const { settings, labels, monitor } = run;
  const { classCount } = run.network;
  const trainLabels = Uint8Array.from(plan.train, (index) => labels[index]!);
  const network = createNetwork(
    { ...run.network, seed: deriveSeed(settings.seed, 'weights', fold) },
    settings.optimizer,
    deriveSeed(settings.seed, 'dropout', fold),
  );
  try {
    const weights = classWeights(trainLabels, classCount, settings.classWeights);
    const trained = await trainEpochs(run, { fold, plan, network, classWeights: weights });
    if (!trained) return undefined;

    network.restoreWeights();
    monitor.emit({ kind: 'phase', fold, phase: 'testing', beatsDone: 0, beatsTotal: plan.test.length });
    const givenUp = () => run.control.abandoned;
    const rows = await predictRows({ run, network, order: plan.test, fold, phase: 'testing', givenUp });
    if (!rows) return undefined;
    return {
      fold,
      ...trained,
      trainBeats: plan.train.length,
      validationBeats: plan.validation.length,
      testIndex: plan.test,
      probabilities: softmaxRows(rows, classCount),
      model: await run.guard(artifactsOf(network.model)),
    };
  } finally {
    network.dispose();
  }
}

type Trained = Pick<FoldResult, 'history' | 'bestEpoch' | 'ended'>;

/** Epoch after epoch until the last, early stopping or Stop; the best epoch's weights are kept in the network. */
async function trainEpochs(run: RunContext, inHand: FoldInHand): Promise<Trained | undefined> {
  const { settings, control, monitor } = run;
  const best = new BestEpoch(settings.bestEpochBy);
  const history: EpochPoint[] = [];
  const keep = (point: EpochPoint) => {
    history.push(point);
    monitor.emit({ kind: 'epoch', fold: inHand.fold, point });
  };

  for (let epoch = 1; epoch <= settings.epochs; epoch++) {
    const { point, complete } = await trainEpoch(run, inHand, epoch);
    const validated = inHand.plan.validation.length === 0 || point?.validationLoss !== undefined;
    if (point && complete && (validated || history.length === 0)) {
      keep(point);
      if (best.offer(point)) inHand.network.keepWeights();
    } else if (point && history.length === 0) {
      // Part of the first epoch is all there is: it is shown and tested as it stands.
      keep(point);
    }
    const last = epoch === settings.epochs && complete && validated;
    if (control.stopped && !last) {
      if (history.length === 0) return undefined;
      return { history, bestEpoch: best.epoch ?? 1, ended: 'person' };
    }
    const patience = settings.earlyStoppingEpochs;
    if (patience !== null && best.epochsWithoutProgress >= patience && epoch < settings.epochs) {
      monitor.skip({
        ...workOfFold({ ...inHand.plan, test: new Int32Array(0) }, settings.epochs - epoch, run.batchSize),
      });
      return { history, bestEpoch: best.epoch!, ended: 'early' };
    }
  }
  return { history, bestEpoch: best.epoch!, ended: 'all' };
}
