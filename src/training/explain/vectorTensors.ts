import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { SCALOGRAM_SHAPE } from '../../experiment/network/defaults';
import { stretchOf } from '../../model/contextCnn';
import { imagesOf } from '../input/images';
import type { InputLayout } from '../input/inputLayout';

/** The inputs of a model, from rows of vectors: waveforms, then features (see `explainedInput`). The caller disposes them. */
export function vectorTensors(
  model: tfl.LayersModel,
  rows: Float32Array,
  count: number,
  { layout, lengthSamples }: { layout: Pick<InputLayout, 'channels' | 'columns'>; lengthSamples: number },
): tf.Tensor[] {
  const stretch = stretchOf(model);
  const wave = stretch * lengthSamples * layout.channels.length;
  const features = stretch * layout.columns.length;
  return model.inputs.map(({ shape }, input) => {
    const [from, width] = input === 0 ? [0, wave] : [wave, features];
    const values = new Float32Array(count * width);
    for (let row = 0; row < count; row++) {
      const at = row * (wave + features) + from;
      values.set(rows.subarray(at, at + width), row * width);
    }
    return tf.tensor(values, [count, ...(shape.slice(1) as number[])]);
  });
}

/** The images of the 2-D network, from rows of three windows. The caller disposes them. */
export function imageTensor(rows: Float32Array, count: number, rowHz: number): tf.Tensor4D {
  const { scales, steps, channels } = SCALOGRAM_SHAPE;
  const images = imagesOf(rows, count, rows.length / count / channels, rowHz);
  return tf.tensor4d(images, [count, scales, steps, channels]);
}
