import * as tf from '@tensorflow/tfjs';
import { crossEntropyPerBeat, l2Factors } from '../model/losses';
import { createMultiHeadCnn, logitsOf } from '../model/multiHeadCnn';
import type { MultiHeadSettings } from '../model/types';
import type { Batch } from './batches';
import { createOptimizer } from './optimizer';
import type { RunningSums } from './runningSums';
import { deriveSeed } from './seeds';
import type { TrainSettings } from './types';

/** A network in training: the model, its optimiser, and the best weights so far. */
export interface Network {
  model: tf.LayersModel;
  /**
   * One training step: forward, gradient of Σ weight · cross-entropy + L2, optimiser; adds the unweighted losses and
   * right answers to `sums`. Queues the work and returns; nothing is read back.
   *
   * @param step 0-based over the fold; chooses the dropout masks
   */
  trainStep(batch: Batch, step: number, learningRate: number, sums: RunningSums): void;
  /** The numbers before the softmax, size × classCount; no dropout. The caller disposes them. */
  logits(batch: Batch): tf.Tensor2D;
  /** Keeps the present weights as the best. */
  keepWeights(): void;
  /** Puts the kept weights back, where some were kept. */
  restoreWeights(): void;
  dispose(): void;
}

/** @param dropoutSeed the masks of the run's steps follow from it */
export function createNetwork(
  settings: MultiHeadSettings,
  optimizerKind: TrainSettings['optimizer'],
  dropoutSeed: number,
): Network {
  const model = createMultiHeadCnn(settings);
  const logitsModel = logitsOf(model);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const optimizer = createOptimizer(optimizerKind, variables, l2Factors(model));
  const dropouts = model.layers.filter((layer) => layer.getClassName() === 'Dropout');
  let kept: tf.Tensor[] = [];

  const input = ({ waveform, size }: Batch) =>
    tf.tensor3d(waveform, [size, settings.lengthSamples, 1], 'float32');

  return {
    model,

    trainStep(batch, step, learningRate, sums) {
      // With a fixed seed tf.layers.dropout would draw the same mask at every step.
      dropouts.forEach((layer, index) => {
        setDropoutSeed(layer, deriveSeed(dropoutSeed, 'dropout', step, index));
      });
      tf.tidy(() => {
        const x = input(batch);
        const oneHot = tf.tensor2d(batch.oneHot, [batch.size, settings.classCount]);
        const label = tf.tensor1d(batch.label, 'int32');
        const weight = tf.tensor1d(batch.weight);
        let logits: tf.Tensor2D | undefined;
        let losses: tf.Tensor1D | undefined;
        const { value, grads } = tf.variableGrads(() => {
          logits = tf.keep(logitsModel.apply(x, { training: true }) as tf.Tensor2D);
          losses = tf.keep(crossEntropyPerBeat(logits, oneHot));
          return tf.sum(tf.mul(losses, weight)) as tf.Scalar;
        }, variables);
        optimizer.apply(grads, learningRate);
        sums.add(
          losses!,
          tf.cast(tf.equal(tf.argMax(logits!, 1), label), 'float32') as tf.Tensor1D,
          batch.count,
        );
        tf.dispose([value, logits!, losses!]);
      });
    },

    logits: (batch) => tf.tidy(() => logitsModel.apply(input(batch), { training: false }) as tf.Tensor2D),

    keepWeights() {
      tf.dispose(kept);
      // A clone shares the data, and the optimiser puts new data into a variable instead of writing over the old.
      kept = variables.map((variable) => variable.clone());
    },

    restoreWeights() {
      kept.forEach((tensor, index) => {
        variables[index]!.assign(tensor);
      });
    },

    dispose() {
      tf.dispose(kept);
      optimizer.dispose();
      model.dispose();
    },
  };
}

/** tf.layers keeps the seed in a field that its types hide; there is no other way to have new masks from a seed. */
function setDropoutSeed(layer: tf.layers.Layer, seed: number): void {
  (layer as unknown as { seed: number }).seed = seed;
}
