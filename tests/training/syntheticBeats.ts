import { createRandom } from '../../src/base/random';
import { BeatStore, type TrainingBeats } from '../../src/training/beatStore';

/**
 * Beats that can be told apart by their width and sign, with noise: class k is a bump that grows wider with k,
 * every second class upside down.
 *
 * @param counts beats per class, in random order
 */
export function syntheticBeats(counts: number[], lengthSamples = 16, seed = 1): TrainingBeats {
  const random = createRandom(seed);
  const label = Uint8Array.from(counts.flatMap((count, k) => new Array<number>(count).fill(k)));
  for (let i = label.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [label[i], label[j]] = [label[j]!, label[i]!];
  }
  const waveform = new Float32Array(label.length * lengthSamples);
  label.forEach((k, beat) => {
    for (let i = 0; i < lengthSamples; i++) {
      const bump = Math.exp(-(((i - lengthSamples / 2) / (1 + 2 * k)) ** 2));
      waveform[beat * lengthSamples + i] = (k % 2 ? -bump : bump) + 0.1 * random.normal();
    }
  });
  return { count: label.length, lengthSamples, waveform, label, recordNames: ['synthetic'] };
}

export function storeOf(...parts: TrainingBeats[]): BeatStore {
  const store = new BeatStore();
  for (const part of parts) store.add(part);
  return store;
}
