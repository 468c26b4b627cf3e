import * as tfl from '@tensorflow/tfjs-layers';
import { UNET_DOWN_KERNEL, UNET_FIRST_KERNEL } from '../experiment/network/encoderRows';
import { UNET_LAYER_NAMES } from '../experiment/network/layerNames';
import type { WayDown } from '../experiment/network/types';
import { NORMALISATION, symbolic } from './layerTools';

/** What the U-Net and the network over pieces are built of. */
export interface UnetLayers {
  /** A convolution over cells with batch normalisation and ReLU. */
  block(x: tfl.SymbolicTensor, name: string, size: number, kernelSize: number): tfl.SymbolicTensor;
  dense(x: tfl.SymbolicTensor, name: string, units: number): tfl.SymbolicTensor;
  shaped(x: tfl.SymbolicTensor, name: string, targetShape: number[]): tfl.SymbolicTensor;
  /** Dropout; nothing at a rate of 0. */
  dropped(x: tfl.SymbolicTensor, name: string, rate: number): tfl.SymbolicTensor;
  /**
   * The way down: a convolution at each level; to go down, two cells are laid side by side as one of twice the width, and convolved.
   *
   * @param cells (batch, cells, width); the cells can be halved for each level below the first
   * @returns what each level has, from the finest on, of which the last is the lowest
   */
  encode(
    cells: tfl.SymbolicTensor,
    settings: WayDown,
  ): { levels: tfl.SymbolicTensor[]; lowest: tfl.SymbolicTensor };
}

/**
 * Convolutions are initialised He-uniform, dense layers Glorot-uniform.
 *
 * @param named gives the name of a layer in the network that is built
 * @param nextSeed asked once for each layer with weights and each dropout, in the order in which they are built
 */
export function unetLayers(named: (layer: string) => string, nextSeed: () => number): UnetLayers {
  const names = UNET_LAYER_NAMES;

  const block: UnetLayers['block'] = (x, name, size, kernelSize) => {
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
  const shaped: UnetLayers['shaped'] = (x, name, targetShape) =>
    symbolic(tfl.layers.reshape({ targetShape, name: named(name) }).apply(x));

  return {
    block,
    shaped,
    dense(x, name, units) {
      const kernelInitializer = tfl.initializers.glorotUniform({ seed: nextSeed() });
      return symbolic(tfl.layers.dense({ units, kernelInitializer, name: named(name) }).apply(x));
    },
    dropped: (x, name, rate) =>
      rate > 0 ? symbolic(tfl.layers.dropout({ rate, seed: nextSeed(), name: named(name) }).apply(x)) : x,
    encode(section, { filters, kernel }) {
      let x = block(section, names.first, filters[0]!, UNET_FIRST_KERNEL);
      let cells = section.shape[1]!;
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
      return { levels, lowest: x };
    },
  };
}
