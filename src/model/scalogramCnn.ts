import * as tfl from '@tensorflow/tfjs-layers';
import { SCALOGRAM_SHAPE } from '../experiment/network/defaults';
import { LAYER_NAMES, SCALOGRAM_LAYER_NAMES } from '../experiment/network/layerNames';
import { checkScalogram } from '../experiment/network/scalogramTable';
import type { ScalogramSettings } from '../experiment/network/types';
import { seedsFrom } from './layerTools';

/**
 * The 2-D CNN on scalograms: one convolution of 5×5 with ReLU, max-pooling of 2×2, one dense layer, softmax.
 *
 * Input `image` (batch, 128 scales, 128 time steps, 3 beats: previous, current, next), output class probabilities (batch, classCount).
 * Plain `tf.layers`. The convolution pads with zeros (`same`) and is initialised He-uniform (He et al. 2015, arXiv
 * 1502.01852), the dense layer Glorot-uniform, biases with 0, all from `settings.seed`. The model's name carries the
 * sampling rate of the rows that the images are made from (`rowHzOf`), so that a thread that receives only the topology
 * can make them.
 *
 * @param inputs as of `scalogramInputs`
 * @param named gives the name of a layer in this network
 * @returns its output
 */
export function buildScalogramCnn(
  settings: ScalogramSettings,
  [image]: readonly tfl.SymbolicTensor[],
  named: (layer: string) => string,
): tfl.SymbolicTensor {
  const nextSeed = seedsFrom(settings.seed);
  const names = SCALOGRAM_LAYER_NAMES;
  const layers = [
    tfl.layers.conv2d({
      filters: settings.filters,
      kernelSize: settings.kernel,
      padding: 'same',
      activation: 'relu',
      kernelInitializer: tfl.initializers.heUniform({ seed: nextSeed() }),
      name: named(names.conv),
    }),
    tfl.layers.maxPooling2d({ poolSize: 2, strides: 2, name: named(names.pool) }),
    tfl.layers.flatten({ name: named(LAYER_NAMES.flatten) }),
    tfl.layers.dense({
      units: settings.classCount,
      kernelInitializer: tfl.initializers.glorotUniform({ seed: nextSeed() }),
      name: named(LAYER_NAMES.logits),
    }),
    tfl.layers.softmax({ name: named(LAYER_NAMES.softmax) }),
  ];
  return layers.reduce((x, layer) => layer.apply(x) as tfl.SymbolicTensor, image!);
}

/** @throws Error with a sentence for the user if no network can be built from the settings */
export function scalogramInputs(settings: ScalogramSettings): tfl.SymbolicTensor[] {
  checkScalogram(settings);
  const { scales, steps, channels } = SCALOGRAM_SHAPE;
  return [tfl.input({ shape: [scales, steps, channels], name: SCALOGRAM_LAYER_NAMES.input })];
}

export const scalogramName = ({ rowHz }: ScalogramSettings): string => `${NAME_START}${rowHz}_hz`;

const NAME_START = 'scalogram_cnn_';

/**
 * The sampling rate in Hz of the rows that a scalogram model's images are made from, parsed from the model's name.
 *
 * @param modelName of the model itself or of its `logitsOf`
 * @returns undefined if the model was not made by `createScalogramCnn`
 */
export function rowHzOf(modelName: string): number | undefined {
  const rate = modelName.startsWith(NAME_START) ? Number.parseFloat(modelName.slice(NAME_START.length)) : NaN;
  return rate > 0 ? rate : undefined;
}
