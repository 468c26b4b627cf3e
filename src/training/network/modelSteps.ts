import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import type { LossSettings } from '../../experiment/settings/types';
import { meanLogits } from '../../model/logits';
import { crossEntropyPerBeat, focalPerBeat } from '../../model/losses';
import type { Batch } from '../input/batches';
import { modelInputs } from '../input/modelInputs';
import { realRows } from '../input/sliceBatch';
import { forwardOf } from './forward';
import { quickenNormalisation } from './quickenNormalisation';

/** Computations with a model and one batch, the same in the leader and its mates. */
export interface ModelSteps {
  /** The trainable weights, in the model's order, which is also that of flat vectors of gradients. */
  readonly variables: readonly tf.Variable[];
  /**
   * All weights, the trainable ones first, in the order of flat vectors of weights. The moving means and variances of batch
   * normalisation follow them; every `gradients` call updates those.
   */
  readonly weights: readonly tf.Variable[];
  /** Number of dropout layers of the model; each step needs as many seeds. */
  readonly dropouts: number;
  /**
   * Gradients of Σ weight · loss, without the L2 term, and the losses and correct answers of the batch.
   * Queues the work and returns. The caller disposes all of it.
   *
   * Batch normalisation computes its mean and variance over the rows of the batch, so padding is removed for it; `losses` and
   * `correct` are then shorter.
   *
   * @param dropoutSeeds one per dropout layer: the same seeds give the same masks
   */
  gradients(batch: Batch, dropoutSeeds: number[]): BatchGradients;
  /** The logits, size × classCount; no dropout. The caller disposes them. */
  logits(batch: Batch): tf.Tensor2D;
}

export interface BatchGradients {
  /** By variable name. */
  gradients: tf.NamedTensorMap;
  /** Unweighted cross-entropy of each beat; 0 in padding rows. */
  losses: tf.Tensor1D;
  /** 1 for each beat whose most probable class is the true one, else 0. */
  correct: tf.Tensor1D;
}

/**
 * The steps of a model; they share its weights and own no tensors.
 *
 * @param loss the loss to differentiate; if its weights depend on the batch (`batchWeighted`), they are in `Batch.weight`
 */
export function modelSteps(
  model: tfl.LayersModel,
  loss: LossSettings = { kind: 'crossEntropy' },
): ModelSteps {
  quickenNormalisation(model);
  const forward = forwardOf(model);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const dropouts = model.layers.filter((layer) => layer.getClassName() === 'Dropout');
  const statistics = model.nonTrainableWeights.map((weight) => weight.read() as tf.Variable);
  const input = modelInputs(model);
  const gamma = loss.kind === 'focal' ? loss.gamma : 0;

  return {
    variables,
    weights: [...variables, ...statistics],
    dropouts: dropouts.length,

    gradients(given, dropoutSeeds) {
      const batch = statistics.length > 0 ? realRows(given) : given;
      // A share that is only padding has no mean.
      if (batch.size === 0) return zeroGradients(variables);
      // tf.layers.dropout with a fixed seed would draw the same mask at every step.
      dropouts.forEach((layer, index) => {
        setDropoutSeed(layer, dropoutSeeds[index]!);
      });
      return tf.tidy(() => {
        const x = input(batch);
        const oneHot = tf.tensor2d(batch.oneHot, [batch.size, batch.oneHot.length / batch.size]);
        const label = tf.tensor1d(batch.label, 'int32');
        const weight = tf.tensor1d(batch.weight);
        let members: tf.Tensor2D[] = [];
        let losses: tf.Tensor1D[] = [];
        // Each network learns as if it were alone; the mean is taken of what they have learnt.
        const { value, grads } = tf.variableGrads(() => {
          members = forward(x, true).map((logits) => tf.keep(logits));
          losses = members.map((logits) => tf.keep(crossEntropyPerBeat(logits, oneHot)));
          const each = losses.map((loss) => tf.sum(tf.mul(focalPerBeat(loss, gamma), weight)));
          return (each.length === 1 ? each[0] : tf.addN(each)) as tf.Scalar;
        }, variables);
        const logits = meanLogits(members);
        const correct = tf.cast(tf.equal(tf.argMax(logits, 1), label), 'float32') as tf.Tensor1D;
        const together = losses.length === 1 ? losses[0]! : crossEntropyPerBeat(logits, oneHot);
        tf.dispose([value, ...members, ...losses.filter((loss) => loss !== together)]);
        return { gradients: grads, losses: together, correct };
      });
    },

    logits: (batch) => tf.tidy(() => meanLogits(forward(input(batch), false))),
  };
}

/** The result for a batch without beats. */
function zeroGradients(variables: readonly tf.Variable[]): BatchGradients {
  return {
    gradients: Object.fromEntries(variables.map(({ name, shape }) => [name, tf.zeros(shape)])),
    losses: tf.zeros([1]),
    correct: tf.zeros([1]),
  };
}

/** tf.layers keeps the seed in a field that its types hide; there is no other way to draw new masks from a seed. */
function setDropoutSeed(layer: tfl.layers.Layer, seed: number): void {
  (layer as unknown as { seed: number }).seed = seed;
}
