import type * as tfl from '@tensorflow/tfjs-layers';
import type { ModelArtifacts } from '../experiment/network/types';

/**
 * Exports a network from tfjs: topology as in `model.json`, weights as one little-endian float32 buffer. The result is
 * plain data that survives structured clone, a worker boundary and IndexedDB.
 */
export async function artifactsOf(model: tfl.LayersModel): Promise<ModelArtifacts> {
  const weights = model.weights.map((variable) => ({
    name: variable.originalName,
    tensor: variable.read(),
  }));
  const values = await Promise.all(weights.map(({ tensor }) => tensor.data<'float32'>()));
  const all = new Float32Array(values.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of values) {
    all.set(part, offset);
    offset += part.length;
  }
  return {
    topology: model.toJSON(undefined, false) as object,
    weightSpecs: weights.map(({ name, tensor }) => ({ name, shape: [...tensor.shape], dtype: 'float32' })),
    weights: all.buffer,
  };
}
