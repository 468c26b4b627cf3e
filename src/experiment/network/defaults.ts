import { defaultNetworkChoice } from '../settings/defaults';
import type { MultiHeadSettings } from './types';

/** The multi-head network of the reference pipeline: 773 684 parameters for 251 samples and four classes. */
export function defaultMultiHead(lengthSamples: number, classCount: number): MultiHeadSettings {
  return {
    ...defaultNetworkChoice,
    lengthSamples,
    channels: 1,
    features: 0,
    classCount,
    denseActivation: 'relu',
    dropout: 0.3,
    seed: 1,
  };
}

/** Shape of the scalograms that the 2-D network gets: scales × time steps × (previous, current, next beat). */
export const SCALOGRAM_SHAPE = { scales: 128, steps: 128, channels: 3 } as const;
