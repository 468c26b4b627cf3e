import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { createRandom, shuffleInPlace } from '../../base/random';
import type { Probe } from '../../explain/types';

/** Lets the weights of a model be put into another order, layer by layer, and back. */
export function shuffledLayers(model: tfl.LayersModel): Pick<Probe, 'layers' | 'shuffle' | 'restore'> {
  const layers = weightLayers(model);
  const kept = new Map<tf.Variable, tf.Tensor>();
  return {
    layers: layers.length,

    shuffle(layer, seed) {
      for (const [i, weight] of layers[layer]!.entries()) {
        if (!kept.has(weight)) kept.set(weight, weight.clone());
        const values = weight.dataSync<'float32'>();
        const order = Int32Array.from(values, (_, at) => at);
        shuffleInPlace(order, createRandom(seed + 1000 * layer + i));
        assignValues(
          weight,
          Float32Array.from(order, (at) => values[at]!),
        );
      }
    },

    restore() {
      for (const [weight, values] of kept) weight.assign(values);
      tf.dispose([...kept.values()]);
      kept.clear();
    },
  };
}

function assignValues(weight: tf.Variable, values: Float32Array): void {
  const tensor = tf.tensor(values, weight.shape, 'float32');
  weight.assign(tensor);
  tensor.dispose();
}

/** The weights of the model, by layer, from the output back; layers of the same place in several heads or networks are one. */
function weightLayers(model: tfl.LayersModel): tf.Variable[][] {
  const places = new Map<string, tf.Variable[]>();
  for (const layer of [...model.layers].reverse()) {
    if (layer.weights.length === 0) continue;
    const place = layer.name
      .replace(/^head\d+_/, '')
      .replace(/_\d+$/, '')
      .replace(/^over\d+_/, 'over_')
      .replace(/^norm/, 'conv');
    const weights = layer.weights.map((weight) => weight.read() as tf.Variable);
    places.set(place, [...(places.get(place) ?? []), ...weights]);
  }
  return [...places.values()];
}
