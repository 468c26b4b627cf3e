import { type Random, shuffleInPlace } from '../../base/random';
import type { SamplingSettings } from '../settings/types';

/**
 * How many beats of each class an epoch shows, given how many there are. Classes without beats stay without.
 *
 * oversample: every class is raised to at least `ratio` times the largest. undersample: every class is reduced to at most
 * 1/`ratio` times the smallest. The first never removes beats, the second never adds any.
 */
export function sampledCounts(counts: readonly number[], { kind, ratio }: SamplingSettings): number[] {
  const present = counts.filter((count) => count > 0);
  if (kind === 'none' || present.length === 0) return [...counts];
  if (kind === 'oversample') {
    const fewest = Math.round(ratio * Math.max(...present));
    return counts.map((count) => (count > 0 ? Math.max(count, fewest) : 0));
  }
  const most = Math.max(1, Math.round(Math.min(...present) / ratio));
  return counts.map((count) => Math.min(count, most));
}

/**
 * Draws an order of beats by over- or undersampling. Within a class the numbers of times that two beats are drawn differ
 * by at most one: every beat is taken as often as all of them fit, and the rest is drawn without repetition.
 *
 * @param indices beats to draw from; one that occurs twice counts as two
 * @param labels class of every beat, by index
 * @returns class after class, not shuffled; a copy of `indices` if nothing is sampled
 */
export function sampleOrder({
  indices,
  labels,
  sampling,
  random,
}: {
  indices: Int32Array;
  labels: Uint8Array;
  sampling: SamplingSettings;
  random: Random;
}): Int32Array {
  if (sampling.kind === 'none') return indices.slice();
  const classes: number[][] = [];
  for (const index of indices) {
    const label = labels[index]!;
    classes[label] ??= [];
    classes[label]!.push(index);
  }
  const members = Array.from(classes, (beats) => beats ?? []);
  const wanted = sampledCounts(
    members.map((beats) => beats.length),
    sampling,
  );
  return Int32Array.from(members.flatMap((beats, label) => drawn(beats, wanted[label]!, random)));
}

function drawn(beats: number[], wanted: number, random: Random): number[] {
  if (wanted === beats.length) return beats;
  const times = Math.floor(wanted / beats.length);
  const complete = Array.from({ length: times }, () => beats).flat();
  return [...complete, ...shuffleInPlace([...beats], random).slice(0, wanted - times * beats.length)];
}
