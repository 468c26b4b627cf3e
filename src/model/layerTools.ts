import type * as tfl from '@tensorflow/tfjs-layers';
import { createRandom } from '../base/random';

/** One seed after the other for the layers of a network; never 0, which some layers of tfjs take for "no seed". */
export function seedsFrom(seed: number): () => number {
  const random = createRandom(seed);
  return () => 1 + random.below(0x7fffffff);
}

/** A layer applied to symbolic tensors returns one; the library's type allows several. */
export function symbolic(output: ReturnType<tfl.layers.Layer['apply']>): tfl.SymbolicTensor {
  return output as tfl.SymbolicTensor;
}

/**
 * Keras's ε. The moving mean and variance remember about ten steps, not Keras's hundred: each batch has thousands of
 * positions per filter, and with a longer memory a short training would be tested with statistics from before its first steps.
 */
export const NORMALISATION = { epsilon: 1e-3, momentum: 0.9 } as const;
