import { nameOf, splitPath } from '../../base/filePath';
import { problem } from '../../wfdb';
import type { WfdbProblem } from '../../wfdb/types';

/** A record that annotations may be of. */
interface Candidate {
  /** Its id, if it is in the lab and not among the files that are sorted. */
  id?: string;
  headerPath: string;
  /** It was dropped together with them. */
  isDropped: boolean;
}

/** Finds the records that annotation files of a base name may be of: `x.atr` of x.hea, `x.atr` and `x.edf.atr` of x.edf. */
export function candidateFinder(records: readonly Candidate[]): (baseName: string) => Candidate[] {
  const byName = new Map<string, Candidate[]>();
  for (const record of records) {
    for (const name of [splitPath(record.headerPath).baseName, nameOf(record.headerPath)]) {
      const alike = byName.get(name);
      if (alike) alike.push(record);
      else byName.set(name, [record]);
    }
  }
  return (baseName) => byName.get(baseName) ?? [];
}

/**
 * The record that annotations in a folder are of: the only one of their name; of several, the one whose folder is called
 * as theirs, by the most parts from the end; of those, the only one that was dropped with them.
 *
 * @param candidates the records of their name
 * @returns undefined if that is not one
 */
export function ownerOf(folder: string, candidates: readonly Candidate[]): Candidate | undefined {
  if (candidates.length < 2) return candidates[0];
  const shared = candidates.map(({ headerPath }) => sharedParts(folder, splitPath(headerPath).folder));
  const most = Math.max(...shared);
  const nearest = candidates.filter((_, i) => shared[i] === most);
  if (nearest.length === 1) return nearest[0];
  const dropped = nearest.filter(({ isDropped }) => isDropped);
  return dropped.length === 1 ? dropped[0] : undefined;
}

/** How many parts two folders have in common, from the end. */
function sharedParts(one: string, other: string): number {
  const [a, b] = [one, other].map((folder) => (folder === '' ? [] : folder.split('/').reverse()));
  const differs = a!.findIndex((part, i) => part !== b![i]);
  return differs < 0 ? a!.length : differs;
}

/** Annotations of which it is not clear whose they are, and the records that they may be of. */
export function annotationsAmbiguous(
  paths: readonly string[],
  candidates: readonly Candidate[],
): WfdbProblem {
  const files = paths.map(nameOf).join(', ');
  const name = splitPath(paths[0]!).baseName;
  const records = candidates.map(({ headerPath }) => headerPath.replace(/\.[^./]+$/, '')).join(', ');
  return problem(
    'annotations-ambiguous',
    paths[0]!,
    `${files} may belong to each of these records, because all are called ${name}: ${records}. Nothing was added. Drop the folder of the record with the annotations in it.`,
    { files, name, records },
  );
}
