import { createRandom } from '../../src/base/random';
import type { BeatIndex } from '../../src/beats/types';

/**
 * Beats of some records in time order, a beat a second, classes at random with those of higher number rarer.
 *
 * @param sizes beats of each record
 */
export function beatIndex(
  sizes: Record<string, number>,
  { seed = 1, classCount = 4, stepSec = 1 } = {},
): BeatIndex {
  const random = createRandom(seed);
  const names = Object.keys(sizes);
  const record = Uint16Array.from(
    names.flatMap((name, place) => new Array<number>(sizes[name]!).fill(place)),
  );
  const rows = names.flatMap((name) => Array.from({ length: sizes[name]! }, (_, row) => row));
  return {
    labels: Uint8Array.from(record, () => Math.floor(classCount * random.uniform() ** 3)),
    record,
    recordNames: names,
    timeSec: Float64Array.from(rows, (row) => (row + 0.5) * stepSec),
  };
}

/** Names of the records of these beats, each once. */
export function namesOf({ record, recordNames }: BeatIndex, beats: Int32Array): string[] {
  return [...new Set(beats.map((beat) => record[beat]!))].map((place) => recordNames[place]!);
}

export const ascending = (...parts: Int32Array[]) => parts.flatMap((part) => [...part]).sort((a, b) => a - b);
