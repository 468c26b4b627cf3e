import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { normaliseBatch } from '../../kernels/normaliseBatch';

/** Private parts of tf.layers' batch normalisation that its types do not declare. */
interface BatchNormalization {
  gamma: Weight;
  beta: Weight;
  movingMean: Weight;
  movingVariance: Weight;
  momentum: number;
  epsilon: number;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor | tf.Tensor[];
}

interface Weight {
  read(): tf.Tensor;
  write(value: tf.Tensor): void;
}

/**
 * Lets the batch normalisation layers of a model train with the lab's kernels, which compute the same; the saved model does
 * not change. Outside of training the layers are unchanged.
 */
export function quickenNormalisation(model: tfl.LayersModel): void {
  for (const layer of model.layers) {
    if (layer.getClassName() === 'BatchNormalization') quicken(layer as unknown as BatchNormalization);
  }
}

function quicken(layer: BatchNormalization): void {
  const stock = layer.call.bind(layer);
  layer.call = (inputs, kwargs) => {
    if (!kwargs.training) return stock(inputs, kwargs);
    return tf.tidy(() => {
      const x = Array.isArray(inputs) ? inputs[0]! : inputs;
      const { epsilon, momentum } = layer;
      const { y, mean, variance } = normaliseBatch(x, layer.gamma.read(), layer.beta.read(), { epsilon });
      move(layer.movingMean, mean, momentum);
      move(layer.movingVariance, variance, momentum);
      tf.dispose([mean, variance]);
      return y;
    });
  };
}

/** Moves a moving average by 1 − momentum towards the value. */
function move(weight: Weight, value: tf.Tensor, momentum: number): void {
  const before = weight.read();
  weight.write(tf.sub(before, tf.mul(tf.sub(before, value), 1 - momentum)));
}
