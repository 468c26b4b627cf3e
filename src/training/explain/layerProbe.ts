import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { createRandom } from '../../base/random';
import type { ActivationMap, Probe } from '../../explain/types';
import { stretchOf } from '../../model/contextCnn';
import { logitsOf } from '../../model/logits';
import { rowHzOf } from '../../model/scalogramCnn';
import { readTensor } from '../engine/readTensor';
import type { InputLayout } from '../input/inputLayout';
import { imageTensor, vectorTensors } from './vectorTensors';

export interface ProbeOptions {
  model: tfl.LayersModel;
  layout: Pick<InputLayout, 'channels' | 'columns'>;
  lengthSamples: number;
  /** The class whose logit is explained. */
  classIndex: number;
  /** The row of the explained beat among those of a stretch. */
  answer: number;
  /** Called before every computation; throws when the person has stopped it. */
  check: () => void;
}

/** Beats, of whatever row, that are computed at once; images are large. */
const BEATS_AT_ONCE = 512;
const IMAGES_AT_ONCE = 16;

/**
 * A model as it is asked why. Of several networks that answer together the mean of the logits is explained. Everything runs through the model's stock
 * layers: the fused kernel of the 2-D network (`convReluPool`) has no gradient with respect to its input.
 *
 * The 2-D network gives no gradients: from an image none leads back to the samples of the beat.
 */
export function layerProbe(options: ProbeOptions): Probe {
  const { model, layout, lengthSamples, classIndex, answer, check } = options;
  const logits = logitsOf(model);
  const stretch = stretchOf(model);
  const rowHz = rowHzOf(model.name);
  const isImage = rowHz !== undefined;
  const rowSize = stretch * (lengthSamples * layout.channels.length + layout.columns.length);
  const atOnce = isImage ? IMAGES_AT_ONCE : Math.max(1, Math.floor(BEATS_AT_ONCE / stretch));
  const inputsOf = (rows: Float32Array, count: number): tf.Tensor[] =>
    isImage
      ? [imageTensor(rows, count, rowHz)]
      : vectorTensors(model, rows, count, { layout, lengthSamples });

  /** One logit a row: the mean over the networks that answer together. */
  const logitOf = (inputs: tf.Tensor[]): tf.Tensor1D => {
    const outputs = [logits.apply(inputs, { training: false }) as tf.Tensor | tf.Tensor[]].flat();
    const each = outputs.map((output) => {
      const [rows, classes] = [inputs[0]!.shape[0]!, output.shape.at(-1)!];
      const own = tf.slice(
        tf.reshape(output, [rows, stretch, classes]),
        [0, answer, classIndex],
        [rows, 1, 1],
      );
      return tf.reshape(own, [rows]);
    });
    return (each.length === 1 ? each[0]! : tf.div(tf.addN(each), each.length)) as tf.Tensor1D;
  };

  /** Runs the work on as many rows at a time as fit, and joins what it gives. */
  async function inChunks(
    rows: Float32Array,
    perRow: number,
    work: (chunk: Float32Array, count: number) => Promise<Float32Array>,
  ): Promise<Float32Array> {
    const count = rows.length / rowSize;
    const joined = new Float32Array(count * perRow);
    for (let start = 0; start < count; start += atOnce) {
      check();
      const size = Math.min(atOnce, count - start);
      const chunk = rows.subarray(start * rowSize, (start + size) * rowSize);
      joined.set(await work(chunk, size), start * perRow);
    }
    return joined;
  }

  const hooked = hookedLayers(model);
  const layers = weightLayers(model);
  const kept = new Map<tf.Variable, tf.Tensor>();

  return {
    logits: (rows) =>
      inChunks(rows, 1, (chunk, count) => readOnce(tf.tidy(() => logitOf(inputsOf(chunk, count))))),

    ...(!isImage && {
      gradients: (rows) =>
        inChunks(rows, rowSize, async (chunk, count) => {
          const parts = tf.tidy(() => {
            const inputs = inputsOf(chunk, count);
            return tf.grads((...given: tf.Tensor[]) => tf.sum(logitOf(given)))(inputs);
          });
          const values = await Promise.all(parts.map(readOnce));
          return interleaved(values, count);
        }),
    }),

    ...(hooked.length > 0 && {
      maps: async (row) => {
        check();
        const { activations, gradients } = tf.tidy(() => activationsAt(hooked, inputsOf(row, 1), logitOf));
        const maps: ActivationMap[] = [];
        for (const [i, activation] of activations.entries()) {
          const { shape } = activation;
          const [height, width] = [shape.length === 4 ? shape[1]! : 1, shape.at(-2)!];
          const values = await readOnce(activation);
          maps.push({ height, width, values, gradients: await readOnce(gradients[i]!) });
        }
        return maps;
      },
    }),

    layers: layers.length,

    shuffle(layer, seed) {
      for (const [i, weight] of layers[layer]!.entries()) {
        if (!kept.has(weight)) kept.set(weight, weight.clone());
        const values = weight.dataSync<'float32'>().slice();
        const order = createRandom(seed + 1000 * layer + i);
        for (let at = values.length - 1; at > 0; at--) {
          const other = order.below(at + 1);
          [values[at], values[other]] = [values[other]!, values[at]!];
        }
        assignValues(weight, values);
      }
    },

    restore() {
      for (const [weight, values] of kept) weight.assign(values);
      tf.dispose([...kept.values()]);
      kept.clear();
    },
  };
}

async function readOnce(tensor: tf.Tensor): Promise<Float32Array> {
  try {
    return await readTensor(tensor);
  } finally {
    tensor.dispose();
  }
}

function assignValues(weight: tf.Variable, values: Float32Array): void {
  const tensor = tf.tensor(values, weight.shape, 'float32');
  weight.assign(tensor);
  tensor.dispose();
}

/** The gradients of several inputs as rows of one vector: waveforms, then features. */
function interleaved(parts: readonly Float32Array[], count: number): Float32Array {
  if (parts.length === 1) return parts[0]!;
  const widths = parts.map((part) => part.length / count);
  const width = widths.reduce((sum, each) => sum + each, 0);
  const rows = new Float32Array(count * width);
  let from = 0;
  parts.forEach((part, i) => {
    for (let row = 0; row < count; row++) {
      rows.set(part.subarray(row * widths[i]!, (row + 1) * widths[i]!), row * width + from);
    }
    from += widths[i]!;
  });
  return rows;
}

/** A layer whose output is looked at: `call` of tf.layers, which its types declare. */
type Called = tfl.layers.Layer;

/** The last layers before the last pooling of each head, of all networks: convolution with ReLU, or the ReLU after its normalisation. */
function hookedLayers(model: tfl.LayersModel): Called[] {
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
function activationsAt(
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
