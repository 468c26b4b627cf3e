import type { Experiment } from '../../experiment/settings/types';
import { fingerprint, usedRecords } from '../records/usedRecords';
import type { RecordEntry } from '../types';

/** Which of the capsule's records the lab does not have with the very same files; by name, in the capsule's order. */
export interface MissingRecords {
  missing: string[];
  /** Those of them that are there under that name, with other bytes or another annotator. */
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
