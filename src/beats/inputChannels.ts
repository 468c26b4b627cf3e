import type { DerivedNeeds } from './deriveColumns';
import { FEATURE_COLUMNS, type InputSettings, RHYTHM_COLUMNS } from './types';

/** What one channel of the input shows of a lead. */
export type ChannelName =
  | 'beat'
  | 'difference'
  | 'longDifference'
  | 'pastBeat'
  | 'pastDifference'
  | 'previous'
  | 'next';

/** The channels of one lead, in the order of a network's input; all channels of the first lead come before those of the second. */
export function inputChannels({
  beat,
  difference,
  longDifference,
  past,
  neighbours,
}: InputSettings): ChannelName[] {
  return [
    // The input always has some form of the beat.
    ...(beat || !(difference || longDifference || past) ? (['beat'] as const) : []),
    ...(difference ? (['difference'] as const) : []),
    ...(longDifference ? (['longDifference'] as const) : []),
    ...(past ? (['pastBeat', 'pastDifference'] as const) : []),
    ...(neighbours ? (['previous', 'next'] as const) : []),
  ];
}

/** Indices into FEATURE_COLUMNS of the features that a network gets, ascending. */
export function featureColumns({ features, absolute, shape }: InputSettings): number[] {
  const fed = new Set<string>([features, ...(absolute ? ['absolute'] : []), ...(shape ? ['shape'] : [])]);
  return FEATURE_COLUMNS.flatMap(({ of }, column) => (of.some((choice) => fed.has(choice)) ? [column] : []));
}

/** Whether one of these features compares a beat with all of its record. */
export function comparesWithRecord(features: readonly number[]): boolean {
  return features.some((column) => 'ofRecord' in FEATURE_COLUMNS[column]!);
}

/** The derived columns of a set of beats that such an input needs. */
export function derivedNeeds(channels: readonly ChannelName[], features: readonly number[]): DerivedNeeds {
  return {
    median: channels.includes('difference'),
    longMedian: channels.includes('longDifference'),
    usual: channels.includes('pastBeat') || channels.includes('pastDifference'),
    shape: features.some((column) => column >= RHYTHM_COLUMNS.length),
  };
}
