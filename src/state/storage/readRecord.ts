import { nameOf } from '../../base/filePath';
import { sumOf } from '../../base/sumOf';
import { databaseOf } from '../../beats/databases';
import { type StoredRow, withBlobs } from './storableFiles';
import type { StoredRecord } from './types';
import { UnreadableError } from './UnreadableError';

/**
 * A record as stored by any version of the lab, with the fields that later versions added.
 *
 * @throws UnreadableError if part of it is missing, or it is not the record with that id
 */
export function readRecord(id: string, row: unknown): StoredRecord {
  const stored: unknown = withBlobs(row as StoredRow);
  if (!isComplete(id, stored)) throw new UnreadableError('Part of the record is missing.');
  const { entry, source } = stored;
  const annotators = source.annotation ? [source.annotation] : [];
  const names = entry.annotator === undefined ? [] : [entry.annotator];
  return {
    entry: {
      ...entry,
      annotators: entry.annotators ?? names,
      beatCount: entry.beatCount ?? sumOf(entry.classCounts),
      // Needs nothing of the record's files, so that rows without it are not of an earlier format.
      database: entry.database ?? databaseOf({ ...entry, name: nameOf(id), path: source.header.path }),
    },
    source: { ...source, segments: source.segments ?? [], annotators: source.annotators ?? annotators },
  };
}

export function isReadableRecord(id: string, row: unknown): boolean {
  try {
    readRecord(id, row);
    return true;
  } catch {
    return false;
  }
}

function isComplete(id: string, row: unknown): row is StoredRecord {
  const { entry, source } = (row ?? {}) as Partial<StoredRecord>;
  return (
    entry?.id === id &&
    Array.isArray(entry.files) &&
    Array.isArray(entry.leads) &&
    Array.isArray(entry.classCounts) &&
    Array.isArray(entry.problems) &&
    Array.isArray(source?.signals) &&
    [
      source.header,
      ...source.signals,
      ...(source.segments ?? []),
      ...(source.annotators ?? []),
      ...(source.annotation ? [source.annotation] : []),
    ].every((file) => file?.blob instanceof Blob)
  );
}
