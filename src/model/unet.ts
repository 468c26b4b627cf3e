import * as tfl from '@tensorflow/tfjs-layers';
import { LAYER_NAMES, UNET_LAYER_NAMES } from '../experiment/network/layerNames';
import type { UnetSettings } from '../experiment/network/types';
import { checkUnet, UNET_DOWN_KERNEL, UNET_FIRST_KERNEL } from '../experiment/network/unetTable';
import { NORMALISATION, seedsFrom, symbolic } from './layerTools';

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

  const block = (x: tfl.SymbolicTensor, name: string, size: number, kernelSize: number) => {
    const { conv, norm, relu } = names.block(name);
    const kernelInitializer = tfl.initializers.heUniform({ seed: nextSeed() });
    const shape = { filters: size, kernelSize, strides: 1, padding: 'same' } as const;
    const layers: tfl.layers.Layer[] = [
      tfl.layers.conv1d({ ...shape, useBias: false, kernelInitializer, name: named(conv) }),
      tfl.layers.batchNormalization({ ...NORMALISATION, name: named(norm) }),
      tfl.layers.activation({ activation: 'relu', name: named(relu) }),
    ];
    return layers.reduce((y, layer) => symbolic(layer.apply(y)), x);
  };
  const dense = (x: tfl.SymbolicTensor, name: string, units: number) => {
    const kernelInitializer = tfl.initializers.glorotUniform({ seed: nextSeed() });
    return symbolic(tfl.layers.dense({ units, kernelInitializer, name: named(name) }).apply(x));
  };
  const shaped = (x: tfl.SymbolicTensor, name: string, targetShape: number[]) =>
    symbolic(tfl.layers.reshape({ targetShape, name: named(name) }).apply(x));
  const dropped = (x: tfl.SymbolicTensor, name: string) =>
    dropout > 0
      ? symbolic(tfl.layers.dropout({ rate: dropout, seed: nextSeed(), name: named(name) }).apply(x))
      : x;

  let x = block(section!, names.first, filters[0]!, UNET_FIRST_KERNEL);
  let cells = sectionCells;
  const levels: tfl.SymbolicTensor[] = [];
  filters.forEach((size, index) => {
    x = block(x, names.level(index), size, kernel);
    levels.push(x);
    const below = filters[index + 1];
    if (below === undefined) return;
    cells /= 2;
    x = shaped(x, names.fold(index), [cells, 2 * size]);
    x = block(x, names.down(index), below, UNET_DOWN_KERNEL);
  });
  x = dropped(x, names.bottomDropout);
  for (let index = filters.length - 2; index >= 0; index--) {
    const size = filters[index]!;
    cells *= 2;
    x = dense(x, names.spread(index), 2 * size);
    x = shaped(x, names.unfold(index), [cells, size]);
    const join = tfl.layers.concatenate({ axis: -1, name: named(names.join(index)) });
    x = symbolic(join.apply([x, levels[index]!]));
    x = block(x, names.up(index), size, kernel);
  }
  x = dropped(x, names.lastDropout);
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
