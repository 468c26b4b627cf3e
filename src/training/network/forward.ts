import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { LAYER_NAMES, SCALOGRAM_LAYER_NAMES } from '../../experiment/network/layerNames';
import { convReluPool } from '../../kernels/convReluPool';
import { stretchOf } from '../../model/contextCnn';
import { logitsOf } from '../../model/multiHeadCnn';
import { rowHzOf } from '../../model/scalogramCnn';

/**
 * The logits, beats × classes, as a function of the model's inputs.
 *
 * @param training dropout and batch normalisation as in training
 */
export type Forward = (x: tf.Tensor | tf.Tensor[], training: boolean) => tf.Tensor2D;

/**
 * How a model is computed in training and test: layer by layer, or, for the 2-D network, the same function with convolution,
 * ReLU and pooling fused (`convReluPool`), because the convolution's output alone would be 2 MB per beat. Shares the
 * model's weights.
 */
export function forwardOf(model: tfl.LayersModel): Forward {
  if (rowHzOf(model.name) !== undefined) return scalogramForward(model);
  const logits = logitsOf(model);
  if (stretchOf(model) === 1) return (x, training) => logits.apply(x, { training }) as tf.Tensor2D;
  // Beats of a stretch side by side are rows like any others.
  return (x, training) => {
    const stretches = logits.apply(x, { training }) as tf.Tensor3D;
    return tf.reshape(stretches, [-1, stretches.shape[2]]) as tf.Tensor2D;
  };
}

function scalogramForward(model: tfl.LayersModel): Forward {
  const weightsOf = (layer: string) => model.getLayer(layer).trainableWeights.map((weight) => weight.read());
  const [filter, offsets] = weightsOf(SCALOGRAM_LAYER_NAMES.conv) as [tf.Tensor, tf.Tensor];
  const [kernel, bias] = weightsOf(LAYER_NAMES.logits) as [tf.Tensor, tf.Tensor];
  return (x) => {
    const pooled = convReluPool(x as tf.Tensor4D, filter as tf.Tensor4D, offsets as tf.Tensor1D);
    const flat = tf.reshape(pooled, [pooled.shape[0], kernel.shape[0]!]);
    return tf.add(tf.matMul(flat, kernel), bias) as tf.Tensor2D;
  };
}
