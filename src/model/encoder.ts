import * as tfl from '@tensorflow/tfjs-layers';
import { checkEncoder, PIECE_CELL } from '../experiment/network/encoderTable';
import { ENCODER_LAYER_NAMES, LAYER_NAMES, UNET_LAYER_NAMES } from '../experiment/network/layerNames';
import type { EncoderSettings } from '../experiment/network/types';
import { seedsFrom, symbolic } from './layerTools';
import { unetLayers } from './unetLayers';

/**
 * The network over pieces: the way down of the beat-free network's U-Net, the mean over the cells of its lowest level, and a dense layer.
 *
 * Input `beat` (batch, lengthSamples, channels); output class probabilities of the whole piece (batch, classCount). Plain `tf.layers`.
 *
 * @param inputs as of `encoderInputs`
 * @param named gives the name of a layer in this network
 * @returns its output
 */
export function buildEncoder(
  settings: EncoderSettings,
  [piece]: readonly tfl.SymbolicTensor[],
  named: (layer: string) => string,
): tfl.SymbolicTensor {
  const { lengthSamples, channels, classCount, dropout } = settings;
  const { dense, shaped, dropped, encode } = unetLayers(named, seedsFrom(settings.seed));
  const names = ENCODER_LAYER_NAMES;
  const cells = shaped(piece!, names.cells, [lengthSamples / PIECE_CELL, PIECE_CELL * channels]);
  const { lowest } = encode(cells, settings);
  let x = symbolic(tfl.layers.globalAveragePooling1d({ name: named(names.pool) }).apply(lowest));
  x = dropped(x, UNET_LAYER_NAMES.lastDropout, dropout);
  x = dense(x, LAYER_NAMES.logits, classCount);
  return symbolic(tfl.layers.softmax({ name: named(LAYER_NAMES.softmax) }).apply(x));
}

/** @throws Error with a sentence for the user if no network can be built from the settings */
export function encoderInputs(settings: EncoderSettings): tfl.SymbolicTensor[] {
  checkEncoder(settings);
  return [tfl.input({ shape: [settings.lengthSamples, settings.channels], name: LAYER_NAMES.input })];
}
