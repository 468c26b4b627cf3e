import * as tfl from '@tensorflow/tfjs-layers';
import { MEAN_LAYER, memberName } from '../experiment/network/layerNames';
import type { NetworkSettings } from '../experiment/network/types';
import { deriveSeed } from '../experiment/plan/seeds';
import { buildContextCnn, contextInputs } from './contextCnn';
import { buildEncoder, encoderInputs } from './encoder';
import { buildMultiHeadCnn, multiHeadInputs } from './multiHeadCnn';
import { buildScalogramCnn, scalogramInputs, scalogramName } from './scalogramCnn';
import { buildUnet, unetInputs } from './unet';

/**
 * Any of the lab's networks, with fresh weights. Its inputs are named after what they take: `beat` (lengthSamples ×
 * channels) and, if there are any, `features`; or `image`, or `section`. Its output is class probabilities. The inputs and the output of
 * the network over stretches of beats have an axis more, that of the beats; those of the beat-free network that of the cells.
 *
 * Several networks that answer together (`members`) are one model: they share the inputs, each starts from its own weights, and the
 * output is the mean of their probabilities.
 *
 * @throws Error with a sentence for the user if no network can be built from the settings
 */
export function createModel(settings: NetworkSettings): tfl.LayersModel {
  const { name, inputs, build } = partsOf(settings);
  const { members = 1, seed } = settings;
  const outputs = Array.from({ length: members }, (_, member) =>
    build((layer) => memberName(layer, member), member === 0 ? seed : deriveSeed(seed, 'member', member)),
  );
  const mean = members === 1 ? outputs[0]! : tfl.layers.average({ name: MEAN_LAYER }).apply(outputs);
  return tfl.model({ inputs, outputs: mean as tfl.SymbolicTensor, name });
}

/** The inputs of a network, and how the rest of it is built on them. */
interface Parts {
  name: string;
  inputs: tfl.SymbolicTensor[];
  build: (named: (layer: string) => string, seed: number) => tfl.SymbolicTensor;
}

function partsOf(settings: NetworkSettings): Parts {
  const parts = <S extends NetworkSettings>(
    name: string,
    own: S,
    inputs: tfl.SymbolicTensor[],
    build: (own: S, inputs: tfl.SymbolicTensor[], named: (layer: string) => string) => tfl.SymbolicTensor,
  ): Parts => ({ name, inputs, build: (named, seed) => build({ ...own, seed }, inputs, named) });
  switch (settings.kind) {
    case 'unet':
      return parts('unet', settings, unetInputs(settings), buildUnet);
    case 'encoder':
      return parts('encoder', settings, encoderInputs(settings), buildEncoder);
    case 'context':
      return parts('context_cnn', settings, contextInputs(settings), buildContextCnn);
    case 'scalogram':
      return parts(scalogramName(settings), settings, scalogramInputs(settings), buildScalogramCnn);
    case 'multihead':
      return parts('multi_head_cnn', settings, multiHeadInputs(settings), buildMultiHeadCnn);
  }
}
