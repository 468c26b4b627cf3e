import * as tfl from '@tensorflow/tfjs-layers';
import { LAYER_NAMES, UNET_LAYER_NAMES } from '../experiment/network/layerNames';
import type { UnetSettings } from '../experiment/network/types';
import { checkUnet } from '../experiment/network/unetTable';
import { seedsFrom, symbolic } from './layerTools';
import { unetLayers } from './unetLayers';

/**
 * The beat-free network: a U-Net (Ronneberger et al. 2015, arXiv 1505.04597) over a section of a record, in one dimension.
 *
 * Input `section` (batch, cells, samples of a cell × leads); output, for each cell, the chance that a beat of each class has its centre there, or none
 * (batch, cells, classCount). Plain `tf.layers`. Convolutions with batch normalisation are initialised He-uniform, dense layers Glorot-uniform.
 *
 * Neither pooling nor strides: to go down, two cells are laid side by side as one of twice the width (a reshape, which loses nothing), to go up,
 * a dense layer makes twice the width, which is laid out as two cells. Both ways are reshapes, so that all engines have their gradients.
 *
 * @param inputs as of `unetInputs`
 * @param named gives the name of a layer in this network
 * @returns its output
 */
export function buildUnet(
  settings: UnetSettings,
  [section]: readonly tfl.SymbolicTensor[],
  named: (layer: string) => string,
): tfl.SymbolicTensor {
  const nextSeed = seedsFrom(settings.seed);
  const { sectionCells, filters, kernel, dropout, classCount } = settings;
  const names = UNET_LAYER_NAMES;

  const { block, dense, shaped, dropped, encode } = unetLayers(named, nextSeed);

  const { levels, lowest } = encode(section!, settings);
  let x = lowest;
  let cells = sectionCells / 2 ** (filters.length - 1);
  x = dropped(x, names.bottomDropout, dropout);
  for (let index = filters.length - 2; index >= 0; index--) {
    const size = filters[index]!;
    cells *= 2;
    x = dense(x, names.spread(index), 2 * size);
    x = shaped(x, names.unfold(index), [cells, size]);
    const join = tfl.layers.concatenate({ axis: -1, name: named(names.join(index)) });
    x = symbolic(join.apply([x, levels[index]!]));
    x = block(x, names.up(index), size, kernel);
  }
  x = dropped(x, names.lastDropout, dropout);
  x = dense(x, LAYER_NAMES.logits, classCount);
  // By default tf.layers takes the axis of the cells.
  return symbolic(tfl.layers.softmax({ axis: -1, name: named(LAYER_NAMES.softmax) }).apply(x));
}

/** @throws Error with a sentence for the user if no network can be built from the settings */
export function unetInputs(settings: UnetSettings): tfl.SymbolicTensor[] {
  checkUnet(settings);
  const { sectionCells, lengthSamples, channels } = settings;
  return [tfl.input({ shape: [sectionCells, lengthSamples * channels], name: UNET_LAYER_NAMES.input })];
}
