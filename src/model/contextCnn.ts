import * as tfl from '@tensorflow/tfjs-layers';
import { contextLayers } from '../experiment/network/contextLayers';
import { CONTEXT_TAPS, checkContext } from '../experiment/network/contextTable';
import { CONTEXT_LAYER_NAMES, LAYER_NAMES } from '../experiment/network/layerNames';
import type { ContextSettings } from '../experiment/network/types';
import { seedsFrom, symbolic } from './layerTools';

/**
 * The network over stretches of consecutive beats: every beat goes through the same dense encoder, its features are joined, and residual
 * blocks of dilated convolutions (as of Bai et al. 2018, arXiv 1803.01271) run over the beats.
 *
 * Inputs `beat` (batch, stretchBeats, lengthSamples × channels, a sample's channels side by side) and, if there are any, `features`
 * (batch, stretchBeats, features); output class probabilities (batch, stretchBeats, classCount). Plain `tf.layers`. Outside a stretch
 * there is nothing: zeros at the convolutions (rows of zeros that fill a stretch up are not nothing: biases act on them). Convolutions are initialised He-uniform, dense layers Glorot-uniform, biases with 0, all
 * from `settings.seed`.
 *
 * tfjs has no gradient of a dilated convolution. So each lays the stretch out as an image of `dilation` columns, beat after beat:
 * beats that far apart stand below each other, and a kernel of 3 × 1 is the convolution.
 *
 * @param inputs as of `contextInputs`
 * @param named gives the name of a layer in this network
 * @returns its output
 */
export function buildContextCnn(
  settings: ContextSettings,
  [beat, given]: readonly tfl.SymbolicTensor[],
  named: (layer: string) => string,
): tfl.SymbolicTensor {
  const nextSeed = seedsFrom(settings.seed);
  const { stretchBeats, units, dropout } = settings;
  const names = CONTEXT_LAYER_NAMES;

  const dense = (x: tfl.SymbolicTensor, name: string, size: number, activation: 'relu' | 'linear') => {
    const kernelInitializer = tfl.initializers.glorotUniform({ seed: nextSeed() });
    return symbolic(
      tfl.layers.dense({ units: size, activation, kernelInitializer, name: named(name) }).apply(x),
    );
  };
  const dropped = (x: tfl.SymbolicTensor, name: string, rate: number) =>
    rate > 0 ? symbolic(tfl.layers.dropout({ rate, seed: nextSeed(), name: named(name) }).apply(x)) : x;

  let x = beat!;
  settings.dense.forEach((size, index) => {
    x = dense(x, names.dense(index), size, settings.denseActivation);
    if (index < settings.dense.length - 1) x = dropped(x, names.dropout(index), settings.beatDropout);
  });

  if (given) {
    x = symbolic(tfl.layers.concatenate({ axis: -1, name: named(LAYER_NAMES.joined) }).apply([x, given]));
  }
  x = dropped(dense(x, names.join, units, settings.denseActivation), names.joinDropout, dropout);

  contextLayers(settings).forEach(({ dilation, before, after }, index) => {
    const block = names.over(index);
    const image = tfl.layers.reshape({
      targetShape: [stretchBeats / dilation, dilation, units],
      name: named(block.image),
    });
    const isCausal = before !== after;
    let y = symbolic(image.apply(x));
    if (isCausal) {
      const rows: [number, number] = [before / dilation, 0];
      y = symbolic(tfl.layers.zeroPadding2d({ padding: [rows, [0, 0]], name: named(block.pad) }).apply(y));
    }
    const convolution = tfl.layers.conv2d({
      filters: units,
      kernelSize: [CONTEXT_TAPS, 1],
      padding: isCausal ? 'valid' : 'same',
      activation: 'relu',
      kernelInitializer: tfl.initializers.heUniform({ seed: nextSeed() }),
      name: named(block.conv),
    });
    y = symbolic(convolution.apply(y));
    y = symbolic(
      tfl.layers.reshape({ targetShape: [stretchBeats, units], name: named(block.beats) }).apply(y),
    );
    y = dropped(y, block.dropout, dropout);
    x = symbolic(tfl.layers.add({ name: named(block.sum) }).apply([x, y]));
  });

  x = dense(x, LAYER_NAMES.logits, settings.classCount, 'linear');
  // By default tf.layers takes the axis of the beats.
  return symbolic(tfl.layers.softmax({ axis: -1, name: named(LAYER_NAMES.softmax) }).apply(x));
}

/** @throws Error with a sentence for the user if no network can be built from the settings */
export function contextInputs(settings: ContextSettings): tfl.SymbolicTensor[] {
  checkContext(settings);
  const { stretchBeats, lengthSamples, channels, features } = settings;
  const beat = tfl.input({ shape: [stretchBeats, lengthSamples * channels], name: LAYER_NAMES.input });
  if (features === 0) return [beat];
  return [beat, tfl.input({ shape: [stretchBeats, features], name: LAYER_NAMES.features })];
}

/**
 * How many consecutive beats a model takes together.
 *
 * @returns 1 if it takes single beats
 */
export function stretchOf(model: tfl.LayersModel): number {
  const output = model.outputs[0]!.shape;
  return output.length === 3 ? output[1]! : 1;
}
