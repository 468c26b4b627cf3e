import * as tf from '@tensorflow/tfjs-core';
import type * as tfl from '@tensorflow/tfjs-layers';
import { SCALOGRAM_SHAPE } from '../../experiment/network/defaults';
import { LAYER_NAMES, SCALOGRAM_LAYER_NAMES, UNET_LAYER_NAMES } from '../../experiment/network/layerNames';
import { rowHzOf } from '../../model/scalogramCnn';
import type { Batch } from './batches';
import { imagesOf } from './images';

/**
 * Makes the input tensors of a model from a batch, by the names of its inputs: `beat`, `features`, `section`, or `image`, which is
 * made here, in the thread that computes with it.
 *
 * @returns a function that makes the tensors in the order of the model's inputs; the caller disposes them
 * @throws Error if the model has an input that a batch cannot supply
 */
export function modelInputs(model: tfl.LayersModel): (batch: Batch) => tf.Tensor | tf.Tensor[] {
  const feeds = model.inputNames.map((name, index) => {
    const shape = model.inputs[index]!.shape.slice(1) as number[];
    return feedOf(name, shape, rowHzOf(model.name));
  });
  return (batch) => (feeds.length === 1 ? feeds[0]!(batch) : feeds.map((feed) => feed(batch)));
}

function feedOf(name: string, shape: number[], rowHz: number | undefined): (batch: Batch) => tf.Tensor {
  const { scales, steps, channels } = SCALOGRAM_SHAPE;
  switch (name) {
    case LAYER_NAMES.input:
    case UNET_LAYER_NAMES.input:
      return ({ waveform }) => inRows(waveform, shape);
    case LAYER_NAMES.features:
      return ({ features }) => inRows(features, shape);
    case SCALOGRAM_LAYER_NAMES.input:
      return ({ waveform, size }) => {
        const lengthSamples = waveform.length / size / channels;
        const images = imagesOf(waveform, size, lengthSamples, rowHz);
        return tf.tensor4d(images, [size, scales, steps, channels]);
      };
    default:
      throw new Error(`A batch has nothing for the input ${name}.`);
  }
}

/** All values, in as many inputs of this shape as they are: beats, or stretches of them. */
function inRows(values: Float32Array, shape: number[]): tf.Tensor {
  const each = shape.reduce((product, extent) => product * extent, 1);
  return tf.tensor(values, [values.length / each, ...shape]);
}
