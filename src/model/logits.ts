import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { LAYER_NAMES, memberName } from '../experiment/network/layerNames';

/**
 * The same model up to the logits, one output per network; shares layers and weights with it. Holds no tensors, so it needs no disposing.
 *
 * @param only of several networks that answer together this one alone, 0-based; all if omitted
 */
export function logitsOf(model: tfl.LayersModel, only?: number): tfl.LayersModel {
  const members = only === undefined ? [...new Array(membersOf(model)).keys()] : [only];
  const outputs = members.map(
    (member) => model.getLayer(memberName(LAYER_NAMES.logits, member)).output as tfl.SymbolicTensor,
  );
  return tfl.model({ inputs: model.inputs, outputs, name: `${model.name}_logits` });
}

/**
 * What several networks answer together, as logits: the logarithms of their mean probabilities. Those of a single one as they are.
 *
 * @param logits beats × classes, of each
 */
export function meanLogits(logits: readonly tf.Tensor2D[]): tf.Tensor2D {
  const [first] = logits;
  if (logits.length === 1) return first!;
  return tf.tidy(() => {
    const probabilities = logits.map((rows) => tf.softmax(rows));
    // A probability of 0 would have no logarithm.
    return tf.log(tf.add(tf.div(tf.addN(probabilities), logits.length), 1e-30)) as tf.Tensor2D;
  });
}

/** How many networks answer together in a model. */
export function membersOf(model: tfl.LayersModel): number {
  const names = new Set(model.layers.map(({ name }) => name));
  let members = 1;
  while (names.has(memberName(LAYER_NAMES.logits, members))) members++;
  return members;
}
