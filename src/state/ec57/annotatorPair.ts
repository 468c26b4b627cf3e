import type { LabState, RecordEntry } from '../types';

/** The annotators that can be compared over some records. */
export interface AnnotatorPair {
  /** Those of any of the records, those of most records first. */
  choices: string[];
  reference: string;
  test: string;
  /** Records that have both. */
  recordIds: string[];
}

/** The name that WFDB keeps for reference annotations. */
const REFERENCE = 'atr';

/**
 * Which annotators of these records are compared: the chosen ones; or else `atr`, where it is there, with the one that
 * most records use, or have.
 *
 * @returns undefined if there is but one
 */
export function annotatorPair(
  entries: readonly Pick<RecordEntry, 'id' | 'annotator' | 'annotators'>[],
  chosen: LabState['ec57']['pair'],
): AnnotatorPair | undefined {
  const choices = byFrequency(entries.flatMap(({ annotators }) => annotators));
  const [inUse = choices[0]] = byFrequency(entries.flatMap(({ annotator }) => annotator ?? []));
  const valid = (name: string | undefined) =>
    name !== undefined && choices.includes(name) ? name : undefined;
  const reference = valid(chosen.reference) ?? valid(REFERENCE) ?? inUse;
  const test = valid(chosen.test) ?? [inUse, ...choices].find((name) => name !== reference);
  if (choices.length < 2 || reference === undefined || test === undefined) return undefined;
  const hasBoth = (names: readonly string[]) => names.includes(reference) && names.includes(test);
  return {
    ...{ choices, reference, test },
    recordIds: entries.filter(({ annotators }) => hasBoth(annotators)).map(({ id }) => id),
  };
}

/** Each once, the most frequent first; equally frequent ones in the order in which they first occur. */
function byFrequency(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
