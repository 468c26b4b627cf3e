import * as tf from '@tensorflow/tfjs';
import { crossEntropyPerBeat } from '../model/losses';
import { logitsOf } from '../model/multiHeadCnn';
import type { Batch } from './batches';

/** What is computed with a model and one batch, by the thread that leads and by its mates alike. */
export interface ModelSteps {
  /** The trainable weights, in the model's order: flat vectors of weights and gradients follow it. */
  readonly variables: readonly tf.Variable[];
  /** Dropout layers of the model: as many seeds belong to a step. */
  readonly dropouts: number;
  /**
   * Gradient of Σ weight · cross-entropy, without the L2 term, and what the batch tells about the network.
   * Queues the work and returns. The caller disposes all of it.
   *
   * @param dropoutSeeds one a dropout layer: the same seeds give the same masks
   */
  gradients(batch: Batch, dropoutSeeds: number[]): BatchGradients;
  /** The numbers before the softmax, size × classCount; no dropout. The caller disposes them. */
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

/** The steps of a model; they share its weights and hold no tensors of their own. */
export function modelSteps(model: tf.LayersModel): ModelSteps {
  const logitsModel = logitsOf(model);
  const variables = model.trainableWeights.map((weight) => weight.read() as tf.Variable);
  const dropouts = model.layers.filter((layer) => layer.getClassName() === 'Dropout');
  const [, lengthSamples, channels] = model.inputs[0]!.shape as [null, number, number];
  const input = ({ waveform, size }: Batch) => tf.tensor3d(waveform, [size, lengthSamples, channels]);

  return {
    variables,
    dropouts: dropouts.length,

    gradients(batch, dropoutSeeds) {
      // With a fixed seed tf.layers.dropout would draw the same mask at every step.
      dropouts.forEach((layer, index) => {
        setDropoutSeed(layer, dropoutSeeds[index]!);
      });
      return tf.tidy(() => {
        const x = input(batch);
        const oneHot = tf.tensor2d(batch.oneHot, [batch.size, batch.oneHot.length / batch.size]);
        const label = tf.tensor1d(batch.label, 'int32');
        const weight = tf.tensor1d(batch.weight);
        let logits: tf.Tensor2D | undefined;
        let losses: tf.Tensor1D | undefined;
        const { value, grads } = tf.variableGrads(() => {
          logits = tf.keep(logitsModel.apply(x, { training: true }) as tf.Tensor2D);
          losses = tf.keep(crossEntropyPerBeat(logits, oneHot));
          return tf.sum(tf.mul(losses, weight)) as tf.Scalar;
        }, variables);
        const correct = tf.cast(tf.equal(tf.argMax(logits!, 1), label), 'float32') as tf.Tensor1D;
        tf.dispose([value, logits!]);
        return { gradients: grads, losses: losses!, correct };
      });
    },

    logits: (batch) => tf.tidy(() => logitsModel.apply(input(batch), { training: false }) as tf.Tensor2D),
  };
}

/** tf.layers keeps the seed in a field that its types hide; there is no other way to have new masks from a seed. */
function setDropoutSeed(layer: tf.layers.Layer, seed: number): void {
  (layer as unknown as { seed: number }).seed = seed;
}
