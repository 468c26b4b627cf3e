import type { DerivedNeeds } from './deriveColumns';
import { FEATURE_COLUMNS, type FeatureChoice, type InputSettings, RHYTHM_COLUMNS } from './types';

/** What one channel of the input shows of a lead. */
export type ChannelName = 'beat' | 'difference' | 'previous' | 'next';

/** The channels of one lead, in the order in which a network is fed them; all of the first lead come before those of the second. */
export function inputChannels({ beat, difference, neighbours }: InputSettings): ChannelName[] {
  return [
    // Something of the beat is always there.
    ...(beat || !difference ? (['beat'] as const) : []),
    ...(difference ? (['difference'] as const) : []),
    ...(neighbours ? (['previous', 'next'] as const) : []),
  ];
}

/** Places in FEATURE_COLUMNS of the features that a network is fed, ascending. */
export function featureColumns({ features, shape }: InputSettings): number[] {
  return FEATURE_COLUMNS.flatMap(({ of }: { of: readonly (FeatureChoice | 'shape')[] }, column) =>
    of.includes(features) || (shape && of.includes('shape')) ? [column] : [],
  );
}

/** The derived columns of a set of beats that such an input is made of. */
export function derivedNeeds(channels: readonly ChannelName[], features: readonly number[]): DerivedNeeds {
  return {
    median: channels.includes('difference'),
    shape: features.some((column) => column >= RHYTHM_COLUMNS.length),
  };
}
