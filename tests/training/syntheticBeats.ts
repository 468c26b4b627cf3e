import { createRandom } from '../../src/base/random';
import { RHYTHM_COLUMNS } from '../../src/beats/types';
import { defaultNetworkChoice } from '../../src/experiment/settings/defaults';
import { BeatStore } from '../../src/training/input/beatStore';
import type { TrainingBeats } from '../../src/training/input/types';

/** The network of the reference method, small enough for tfjs's plain backend. */
export const smallNetwork = { ...defaultNetworkChoice, dense: [12, 8], firstFilters: 4, secondFilters: 6 };

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

/**
 * A record of such beats with everything that a training may look at, as it is prepared: a beat a second, each the neighbour of the next; the window
 * after the last is one of `extra`, before the first there is none.
 */
export function syntheticRecord(
  name: string,
  counts: number[],
  { lengthSamples = 16, seed = 1, secondLead = false } = {},
): TrainingBeats {
  const part = syntheticBeats(counts, lengthSamples, seed);
  const { count, waveform } = part;
  const random = createRandom(seed + 1000);
  const noise = (length: number) => Float32Array.from({ length }, () => random.normal());
  const second = secondLead ? waveform.map((value) => 0.5 - value) : undefined;
  return {
    ...part,
    recordNames: [name],
    recordHz: [360],
    record: new Uint16Array(count),
    sample: Int32Array.from({ length: count }, (_, beat) => 360 * (beat + 1)),
    rhythm: noise(count * RHYTHM_COLUMNS.length),
    window: { beforeSec: 0.4, afterSec: 0.5 },
    neighbours: Int32Array.from({ length: 2 * count }, (_, i) => (i >> 1) + (i % 2 ? 1 : -1)),
    extra: noise(lengthSamples),
    second,
    extraSecond: second && noise(lengthSamples),
    rr: Float32Array.from({ length: 2 * count }, (_, i) => (i === 0 ? Number.NaN : 1)),
    extraRr: Float32Array.of(1),
  };
}

export function storeOf(...parts: TrainingBeats[]): BeatStore {
  const store = new BeatStore();
  for (const part of parts) store.add(part);
  return store;
}
