import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import type { ModelArtifacts, NetworkSettings } from '../../experiment/network/types';
import { deriveSeed } from '../../experiment/plan/seeds';
import type { NetworkState } from '../../experiment/run/types';
import type { LossSettings, TrainSettings } from '../../experiment/settings/types';
import { assignArtifacts } from '../../model/artifacts';
import { createModel } from '../../model/createModel';
import { l2Factors } from '../../model/losses';
import { readTensor } from '../engine/readTensor';
import type { Batch } from '../input/batches';
import type { Team } from '../team/team';
import { assignFlat, readFlat, tensorsFromFlat } from './flatWeights';
import { modelSteps } from './modelSteps';
import { createOptimizer } from './optimizer';
import type { RunningSums } from './runningSums';

/** A network in training: the model, its optimiser, and the best weights so far. */
export interface Network {
  model: tfl.LayersModel;
  /**
   * One training step: forward pass, gradients of Σ weight · loss + L2, optimiser; adds the unweighted cross-entropies and
   * correct answers to `sums`. Without a team it queues the work and returns without reading anything back; with a team it
   * resolves when the step is done.
   *
   * @param step 0-based over the fold; determines the dropout masks
   */
  trainStep(batch: Batch, step: number, learningRate: number, sums: RunningSums): void | Promise<void>;
  /** The logits, size × classCount, computed in this thread; no dropout. The caller disposes them. */
  logits(batch: Batch): tf.Tensor2D;
  /** The logits read back, computed by all threads together if there is a team. */
  rows(batch: Batch): Promise<Float32Array>;
  /** Keeps the current weights as the best. */
  keepWeights(): void;
  /** Restores the kept weights, if any. */
  restoreWeights(): void;
  /** Takes over the weights of a trained network of the same shape. @throws Error if they are those of another */
  load(artifacts: ModelArtifacts): void;
  snapshot(): Promise<NetworkState>;
  restore(state: NetworkState): void;
  dispose(): void;
}

/**
 * @param dropoutSeed the dropout masks of all steps follow from it
 * @param team threads that take a share of every batch; if omitted, this thread computes alone
 * @param loss the loss to minimise; curves always show the plain cross-entropy
 */
export function createNetwork(
  settings: NetworkSettings,
  optimizerKind: TrainSettings['optimizer'],
  dropoutSeed: number,
  team?: Team,
  loss?: LossSettings,
): Network {
  const model = createModel(settings);
  const steps = modelSteps(model, loss);
  const { variables, weights } = steps;
  const optimizer = createOptimizer(optimizerKind, variables, l2Factors(model));
  const crew = team?.take(model, steps, loss);
  let kept: tf.Tensor[] = [];

  /** Masks differ between shares; those of the first share are the same as without a team. */
  const dropoutSeeds = (step: number, share: number) =>
    Array.from({ length: steps.dropouts }, (_, layer) =>
      deriveSeed(dropoutSeed, 'dropout', step, layer, ...(share > 0 ? [share] : [])),
    );
  const changed = () => crew?.weightsChanged();

  return {
    model,

    trainStep(batch, step, learningRate, sums) {
      if (crew) {
        const seeds = (share: number) => dropoutSeeds(step, share);
        return crew.trainStep({ batch, seeds, steps, sums }).then((gradients) => {
          optimizer.apply(gradients, learningRate);
          tf.dispose(gradients);
          changed();
        });
      }
      const { gradients, losses, correct } = steps.gradients(batch, dropoutSeeds(step, 0));
      optimizer.apply(gradients, learningRate);
      sums.add(losses, correct, batch.count);
      tf.dispose([gradients, losses, correct]);
      return undefined;
    },

    logits: steps.logits,

    async rows(batch) {
      if (crew) return crew.rows(batch, steps);
      const logits = steps.logits(batch);
      return readTensor(logits).finally(() => logits.dispose());
    },

    keepWeights() {
      tf.dispose(kept);
      // A clone shares the data, and the optimiser assigns new data to a variable instead of overwriting the old.
      kept = weights.map((variable) => variable.clone());
    },

    restoreWeights() {
      kept.forEach((tensor, index) => {
        weights[index]!.assign(tensor);
      });
      changed();
    },

    load(artifacts) {
      assignArtifacts(model, artifacts);
      changed();
    },

    async snapshot() {
      const [current, best, state] = await Promise.all([
        readFlat(weights),
        kept.length > 0 ? readFlat(kept) : undefined,
        optimizer.snapshot(),
      ]);
      return { weights: current, kept: best, optimizer: state };
    },

    restore(state) {
      assignFlat(weights, state.weights);
      tf.dispose(kept);
      kept = state.kept ? tensorsFromFlat(state.kept, weights) : [];
      optimizer.restore(state.optimizer);
      changed();
    },

    dispose() {
      crew?.dispose();
      tf.dispose(kept);
      optimizer.dispose();
      model.dispose();
    },
  };
}
