import type * as tfl from '@tensorflow/tfjs-layers';
import type { NetworkSettings } from '../experiment/network/types';
import { createContextCnn } from './contextCnn';
import { createMultiHeadCnn } from './multiHeadCnn';
import { createScalogramCnn } from './scalogramCnn';

/**
 * Any of the lab's networks, with fresh weights. Its inputs are named after what they take: `beat` (lengthSamples ×
 * channels) and, if there are any, `features`; or `image`. Its output is class probabilities. The inputs and the output of
 * the network over stretches of beats have an axis more, that of the beats.
 *
 * @throws Error with a sentence for the user if no network can be built from the settings
 */
export function createModel(settings: NetworkSettings): tfl.LayersModel {
  if (settings.kind === 'context') return createContextCnn(settings);
  return settings.kind === 'scalogram' ? createScalogramCnn(settings) : createMultiHeadCnn(settings);
}
