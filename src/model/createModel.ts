import * as tfl from '@tensorflow/tfjs-layers';
import { MEAN_LAYER, memberName } from '../experiment/network/layerNames';
import type { NetworkSettings } from '../experiment/network/types';
import { deriveSeed } from '../experiment/plan/seeds';
import { buildContextCnn, contextInputs } from './contextCnn';
import { buildMultiHeadCnn, multiHeadInputs } from './multiHeadCnn';
import { buildScalogramCnn, scalogramInputs, scalogramName } from './scalogramCnn';

/**
 * Any of the lab's networks, with fresh weights. Its inputs are named after what they take: `beat` (lengthSamples ×
 * channels) and, if there are any, `features`; or `image`. Its output is class probabilities. The inputs and the output of
 * the network over stretches of beats have an axis more, that of the beats.
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
  switch (settings.kind) {
    case 'context': {
      const inputs = contextInputs(settings);
      const build: Parts['build'] = (named, seed) => buildContextCnn({ ...settings, seed }, inputs, named);
      return { name: 'context_cnn', inputs, build };
    }
    case 'scalogram': {
      const inputs = scalogramInputs(settings);
      const build: Parts['build'] = (named, seed) => buildScalogramCnn({ ...settings, seed }, inputs, named);
      return { name: scalogramName(settings), inputs, build };
    }
    case 'multihead': {
      const inputs = multiHeadInputs(settings);
      const build: Parts['build'] = (named, seed) => buildMultiHeadCnn({ ...settings, seed }, inputs, named);
      return { name: 'multi_head_cnn', inputs, build };
    }
  }
}
