import { rankCorrelation } from './rankCorrelation';
import type { Probe } from './types';

/**
 * The sanity check of Adebayo et al. 2018 (arXiv 1810.03292): the weights are put into a random order, layer by layer from the output to the input,
 * and the attributions are computed anew. One that explains the network must lose all likeness with what it was.
 *
 * @param originals with the weights of the network, one of each method
 * @param attribute computes that of a method, by its place, with the weights of the moment
 * @returns of each method the rank correlation of the absolute values after 1, 2 … all layers; 0 where an attribution is constant
 */
export async function shuffledWeights(
  probe: Pick<Probe, 'layers' | 'shuffle' | 'restore'>,
  originals: readonly Float32Array[],
  attribute: (method: number) => Promise<Float32Array>,
  seed: number,
): Promise<number[][]> {
  const before = originals.map((samples) => samples.map(Math.abs));
  const correlations: number[][] = originals.map(() => []);
  try {
    for (let layer = 0; layer < probe.layers; layer++) {
      probe.shuffle(layer, seed);
      for (const [method, samples] of before.entries()) {
        const now = (await attribute(method)).map(Math.abs);
        correlations[method]!.push(rankCorrelation(samples, now) ?? 0);
      }
    }
  } finally {
    probe.restore();
  }
  return correlations;
}
