import { rankCorrelation } from './rankCorrelation';
import type { Probe } from './types';

/**
 * The sanity check of Adebayo et al. 2018 (arXiv 1810.03292): the weights are put into a random order, layer by layer from the output to the input,
 * and the attribution is computed anew. One that explains the network must lose all likeness with what it was.
 *
 * @param attribute computes the attribution with the weights of the moment
 * @param original with the weights of the network
 * @returns the rank correlation of the absolute values after 1, 2 … all layers; 0 where an attribution is constant
 */
export async function shuffledWeights(
  probe: Pick<Probe, 'layers' | 'shuffle' | 'restore'>,
  attribute: () => Promise<Float32Array>,
  original: Float32Array,
  seed: number,
): Promise<number[]> {
  const before = original.map(Math.abs);
  const correlations: number[] = [];
  try {
    for (let layer = 0; layer < probe.layers; layer++) {
      probe.shuffle(layer, seed);
      correlations.push(rankCorrelation(before, (await attribute()).map(Math.abs)) ?? 0);
    }
  } finally {
    probe.restore();
  }
  return correlations;
}
