import type { RecordEntry } from '../types';

/** The records that Find beats and Label beats are about: the ticked ones, and those that cannot be ticked yet. */
export function beatTargets(records: readonly RecordEntry[]): string[] {
  return records
    .filter(
      ({ state, ticked, untickedBecause, lengthSamples }) =>
        lengthSamples > 0 &&
        (ticked ||
          state === 'no-annotations' ||
          untickedBecause === 'no-classes' ||
          untickedBecause === 'network-labels'),
    )
    .map(({ id }) => id);
}
