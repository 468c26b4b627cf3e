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
