import type { Experiment } from '../../experiment/settings/types';
import type { RecordEntry } from '../types';

type UsedRecords = Experiment['records'];

/** What tells which records were read, whatever happens to the ones in the lab afterwards: names and hashes of their files. */
export function usedRecords(entries: readonly RecordEntry[]): UsedRecords {
  return entries.map(({ name, synthetic, files }) => ({
    name,
    synthetic,
    files: files.map((file) => ({ name: file.name, sha256: file.sha256 })),
  }));
}

/** Equal for records of the same names, in the same order, with the same bytes in their files. */
export function fingerprint(records: UsedRecords): string {
  return JSON.stringify(records.map(({ name, files }) => [name, files.map(({ sha256 }) => sha256).sort()]));
}
