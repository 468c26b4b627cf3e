import { type Random, shuffleInPlace } from '../../base/random';

/** Beats to split: all of `labels`, or only `indices`. */
export interface SplitSource {
  /** Class index per beat of the complete set. */
  labels: Uint8Array;
  /** The beats that take part; default: all. */
  indices?: Int32Array | undefined;
  random: Random;
}

/** The indices of each class in random order, classes ascending; classes without beats are omitted. */
export function groupByClass({ labels, indices, random }: SplitSource): Int32Array[] {
  const count = indices?.length ?? labels.length;
  const sizes = new Int32Array(256);
  for (let i = 0; i < count; i++) sizes[labels[indices ? indices[i]! : i]!]!++;
  const groups = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(256);
  for (let i = 0; i < count; i++) {
    const index = indices ? indices[i]! : i;
    const label = labels[index]!;
    groups[label]![filled[label]!++] = index;
  }
  return groups.filter((group) => group.length > 0).map((group) => shuffleInPlace(group, random));
}

/**
 * Joins parts to one ascending list: membership is random, order is not, which makes lists easy to compare and traverse.
 * Uses a counting sort, since each of many folds may have a hundred thousand indices.
 */
export function joinAscending(parts: readonly Int32Array[]): Int32Array {
  let last = -1;
  let size = 0;
  for (const part of parts) {
    size += part.length;
    for (let i = 0; i < part.length; i++) if (part[i]! > last) last = part[i]!;
  }
  const times = new Uint32Array(last + 1);
  for (const part of parts) for (let i = 0; i < part.length; i++) times[part[i]!]!++;
  const joined = new Int32Array(size);
  let filled = 0;
  for (let index = 0; index <= last; index++) {
    for (let i = times[index]!; i > 0; i--) joined[filled++] = index;
  }
  return joined;
}
