import type * as tf from '@tensorflow/tfjs';
import type { NetworkSettings } from '../experiment/network/types';
import { createMultiHeadCnn } from './multiHeadCnn';
import { createScalogramCnn } from './scalogramCnn';

/**
 * Any of the lab's networks, with fresh weights. Its inputs are named after what they take: `beat` (lengthSamples ×
 * channels) and, if there are any, `features`; or `image`. Its output is class probabilities.
 *
 * @throws Error with a sentence for the user if no network can be built from the settings
 */
export function createModel(settings: NetworkSettings): tf.LayersModel {
  return settings.kind === 'scalogram' ? createScalogramCnn(settings) : createMultiHeadCnn(settings);
}
