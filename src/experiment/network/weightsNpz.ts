import { numberArray } from '../../beats/npy';
import { npzPieces } from '../../beats/npz';
import type { ModelArtifacts } from './types';

/**
 * The weights of a trained network for `numpy.load`: an array each, by the names (`dense1/kernel`) and in the shapes of `model.json`,
 * and `fold`, the 0-based fold that the network is of. `src/python/experiment.py` predicts with it.
 *
 * @returns the file piece by piece
 */
export function weightsNpz(
  { weightSpecs, weights }: Pick<ModelArtifacts, 'weightSpecs' | 'weights'>,
  fold: number,
): Generator<Uint8Array<ArrayBuffer>> {
  let offset = 0;
  const arrays = weightSpecs.map(({ name, shape }) => {
    const length = shape.reduce((product, size) => product * size, 1);
    const values = new Float32Array(weights, offset, length);
    offset += values.byteLength;
    return numberArray(name, values, shape);
  });
  return npzPieces([...arrays, numberArray('fold', Int32Array.of(fold))]);
}
