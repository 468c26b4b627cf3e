import type { Experiment } from '../../experiment/settings/types';
import { fingerprint, usedRecords } from '../records/usedRecords';
import type { RecordEntry } from '../types';

/** The records of the capsule that the lab does not have with identical files; by name, in the capsule's order. */
export interface MissingRecords {
  missing: string[];
  /** Those that are loaded under the same name, but with other files or another annotator. */
  otherFiles: string[];
}

export function findRecords(wanted: Experiment['records'], there: readonly RecordEntry[]): MissingRecords {
  const byName = new Map(there.map((entry) => [entry.id, entry]));
  const missing: string[] = [];
  const otherFiles: string[] = [];
  for (const record of wanted) {
    const entry = byName.get(record.name);
    const isHere = entry?.state === 'ready' && fingerprint(usedRecords([entry])) === fingerprint([record]);
    if (isHere) continue;
    missing.push(record.name);
    if (entry) otherFiles.push(record.name);
  }
  return { missing, otherFiles };
}
