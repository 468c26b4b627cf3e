import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import type { ActivationMap, Probe } from '../../explain/types';
import { stretchOf } from '../../model/contextCnn';
import { logitsOf } from '../../model/logits';
import { rowHzOf } from '../../model/scalogramCnn';
import { readTensor } from '../engine/readTensor';
import type { InputLayout } from '../input/inputLayout';
import { sideBySide } from '../network/sideBySide';
import { activationsAt, hookedLayers } from './activations';
import { shuffledLayers } from './shuffledLayers';
import { imageTensor, vectorTensors } from './vectorTensors';

export interface ProbeOptions {
  model: tfl.LayersModel;
  layout: Pick<InputLayout, 'channels' | 'columns'>;
  lengthSamples: number;
  /** The class whose logit is explained. */
  classIndex: number;
  /** The row of the explained beat among those of a stretch. */
  answer: number;
  /** Of several networks that answer together, the one that is asked alone, 0-based; all if omitted. */
  member?: number | undefined;
  /** Called before every computation: gives other tasks of the thread a turn, and throws when the person has stopped it. */
  check: () => Promise<void>;
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
  const { model, layout, lengthSamples, classIndex, answer, member, check } = options;
  const logits = logitsOf(model, member);
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
      await check();
      const size = Math.min(atOnce, count - start);
      const chunk = rows.subarray(start * rowSize, (start + size) * rowSize);
      joined.set(await work(chunk, size), start * perRow);
    }
    return joined;
  }

  const hooked = hookedLayers(member === undefined ? model : logits);
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
          // As the rows are: waveforms, then features.
          const values = await Promise.all(parts.map(readOnce));
          return sideBySide(values, count);
        }),
    }),

    ...(hooked.length > 0 && {
      maps: async (row) => {
        await check();
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

    ...shuffledLayers(model),
  };
}

async function readOnce(tensor: tf.Tensor): Promise<Float32Array> {
  try {
    return await readTensor(tensor);
  } finally {
    tensor.dispose();
  }
}
