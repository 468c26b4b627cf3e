import { createRandom } from '../../src/base/random';
import type { Batch } from '../../src/training/input/batches';

/** Beats by chance that can be learnt: class k is a bump at a place of its own; its features tell it as well. Always the same for the same seed. */
export function someBatch(of: {
  size: number;
  count?: number;
  lengthSamples: number;
  channels?: number;
  features?: number;
  classCount?: number;
  seed?: number;
}): Batch {
  const { size, count = size, lengthSamples, channels = 1, features = 0, classCount = 3, seed = 1 } = of;
  const random = createRandom(seed);
  const batch: Batch = {
    size,
    count,
    waveform: new Float32Array(size * lengthSamples * channels),
    features: new Float32Array(size * features),
    oneHot: new Float32Array(size * classCount),
    label: new Int32Array(size).fill(-1),
    weight: new Float32Array(size),
  };
  for (let row = 0; row < count; row++) {
    const label = random.below(classCount);
    batch.label[row] = label;
    batch.oneHot[row * classCount + label] = 1;
    batch.weight[row] = (1 + 0.5 * label) / count;
    for (let i = 0; i < lengthSamples; i++) {
      const bump = Math.exp(-(((i * classCount) / lengthSamples - label - 0.5) ** 2));
      for (let channel = 0; channel < channels; channel++) {
        batch.waveform[(row * lengthSamples + i) * channels + channel] =
          (1 + channel) * bump + 0.3 * random.normal();
      }
    }
    for (let k = 0; k < features; k++) {
      batch.features[row * features + k] = (k === label ? 1 : 0) + 0.2 * random.normal();
    }
  }
  return batch;
}
