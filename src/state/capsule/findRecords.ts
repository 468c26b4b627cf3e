import type { Experiment } from '../../experiment/settings/types';
import { matchRecords } from '../records/matchRecords';
import type { RecordEntry } from '../types';

/** The records of the capsule that the lab does not have with identical files; by name, in the capsule's order. */
export interface MissingRecords {
  missing: string[];
  /** Those that are loaded under the same name, but with other files or another annotator. */
  otherFiles: string[];
}

export function findRecords(wanted: Experiment['records'], there: readonly RecordEntry[]): MissingRecords {
  const found = matchRecords(
    wanted,
    there.filter(({ state }) => state === 'ready'),
  );
  const missing = wanted.filter((_, i) => !found[i]).map(({ name }) => name);
  const names = new Set(there.map(({ id }) => id));
  return { missing, otherFiles: missing.filter((name) => names.has(name)) };
}
