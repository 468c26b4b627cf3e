import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { LAYER_NAMES, memberName, SCALOGRAM_LAYER_NAMES } from '../../experiment/network/layerNames';
import { convReluPool } from '../../kernels/convReluPool';
import { stretchOf } from '../../model/contextCnn';
import { logitsOf, membersOf } from '../../model/logits';
import { rowHzOf } from '../../model/scalogramCnn';

/**
 * The logits, beats × classes, of each of the model's networks, as a function of the model's inputs.
 *
 * @param training dropout and batch normalisation as in training
 */
export type Forward = (x: tf.Tensor | tf.Tensor[], training: boolean) => tf.Tensor2D[];

/**
 * How a model is computed in training and test: layer by layer, or, for the 2-D network, the same function with convolution,
 * ReLU and pooling fused (`convReluPool`), because the convolution's output alone would be 2 MB per beat. Shares the
 * model's weights.
 */
export function forwardOf(model: tfl.LayersModel): Forward {
  const members = membersOf(model);
  if (rowHzOf(model.name) !== undefined) {
    const networks = Array.from({ length: members }, (_, member) => scalogramForward(model, member));
    return (x) => networks.map((network) => network(x));
  }
  const logits = logitsOf(model);
  const isStretches = stretchOf(model) > 1;
  return (x, training) => {
    const outputs = [logits.apply(x, { training }) as tf.Tensor | tf.Tensor[]].flat();
    // Beats of a stretch side by side are rows like any others.
    return outputs.map(
      (rows) => (isStretches ? tf.reshape(rows, [-1, rows.shape[2]!]) : rows) as tf.Tensor2D,
    );
  };
}

function scalogramForward(
  model: tfl.LayersModel,
  member: number,
): (x: tf.Tensor | tf.Tensor[]) => tf.Tensor2D {
  const weightsOf = (layer: string) =>
    model.getLayer(memberName(layer, member)).trainableWeights.map((weight) => weight.read());
  const [filter, offsets] = weightsOf(SCALOGRAM_LAYER_NAMES.conv) as [tf.Tensor, tf.Tensor];
  const [kernel, bias] = weightsOf(LAYER_NAMES.logits) as [tf.Tensor, tf.Tensor];
  return (x) => {
    const pooled = convReluPool(x as tf.Tensor4D, filter as tf.Tensor4D, offsets as tf.Tensor1D);
    const flat = tf.reshape(pooled, [pooled.shape[0], kernel.shape[0]!]);
    return tf.add(tf.matMul(flat, kernel), bias) as tf.Tensor2D;
  };
}
