import type { Experiment } from '../../experiment/settings/types';
import type { RecordEntry } from '../types';

type UsedRecords = Experiment['records'];

/** Identifies the records that were read, independent of later changes in the lab: names and hashes of their files. */
export function usedRecords(entries: readonly RecordEntry[]): UsedRecords {
  return entries.map(({ name, synthetic, files, database }) => ({
    name,
    synthetic,
    database,
    files: files.map((file) => ({ name: file.name, sha256: file.sha256 })),
  }));
}

/** Equal for records with the same names, in the same order, with the same bytes in their files. */
export function fingerprint(records: UsedRecords): string {
  return JSON.stringify(records.map(({ name, files }) => [name, files.map(({ sha256 }) => sha256).sort()]));
}
