import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';

/** A layer whose output is looked at: `call` of tf.layers, which its types declare. */
type Called = tfl.layers.Layer;

/** The last layers before the last pooling of each head, of all networks: convolution with ReLU, or the ReLU after its normalisation. */
export function hookedLayers(model: tfl.LayersModel): Called[] {
  const names = new Set(model.layers.map(({ name }) => name));
  return model.layers.filter(({ name }) => {
    const head = /^head\d+_(conv|relu)2(_\d+)?$/.exec(name);
    if (head) return head[1] === 'relu' || !names.has(name.replace('conv', 'relu'));
    return /^conv(_\d+)?$/.test(name);
  });
}

/**
 * What layers give, and the gradient of the logit with respect to it. tf.layers has no way to ask for that: for one computation each layer adds an
 * input of zeros to what it gives, with respect to which the gradient is taken.
 */
export function activationsAt(
  layers: readonly Called[],
  inputs: tf.Tensor[],
  logitOf: (inputs: tf.Tensor[]) => tf.Tensor,
): { activations: tf.Tensor[]; gradients: tf.Tensor[] } {
  const stock = layers.map((layer) => layer.call);
  const activations: tf.Tensor[] = [];
  let added: tf.Tensor[] | undefined;
  layers.forEach((layer, i) => {
    layer.call = (given, options) => {
      const output = stock[i]!.call(layer, given, options) as tf.Tensor;
      activations[i] ??= tf.keep(tf.clone(output));
      return added ? tf.add(output, added[i]!) : output;
    };
  });
  try {
    // Their shapes are those of the activations.
    logitOf(inputs);
    const zeros = activations.map(({ shape }) => tf.zeros(shape));
    const gradients = tf.grads((...given: tf.Tensor[]) => {
      added = given;
      return tf.sum(logitOf(inputs));
    })(zeros);
    return { activations, gradients };
  } finally {
    layers.forEach((layer, i) => {
      layer.call = stock[i]!;
    });
  }
}
