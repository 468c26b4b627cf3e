import type { MultiHeadSettings } from './types';

/**
 * The multi-head network of the reference pipeline: with 251 samples and four classes 773 684 parameters.
 * What a person may choose (dense activation, dropout, seed) is laid over it by the training room.
 */
export function defaultMultiHead(lengthSamples: number, classCount: number): MultiHeadSettings {
  return {
    kind: 'multihead',
    lengthSamples,
    channels: 1,
    features: 0,
    classCount,
    heads: [
      { firstKernel: 4, secondKernel: 6 },
      { firstKernel: 6, secondKernel: 8 },
      { firstKernel: 8, secondKernel: 10 },
    ],
    firstFilters: 8,
    secondFilters: 16,
    l2: 1e-4,
    batchNorm: false,
    shapeDropout: 0,
    dense: [256, 32],
    denseActivation: 'relu',
    dropout: 0.3,
    seed: 1,
  };
}

/** Sides and channels of the scalograms that the 2-D network sees: scales × time steps × (previous, current, next beat). */
export const SCALOGRAM_SHAPE = { scales: 128, steps: 128, channels: 3 } as const;
