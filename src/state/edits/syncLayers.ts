import type { HeldEdit } from '../../edits/types';
import { takeAnnotation } from '../records/annotators';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import { current, report } from '../update';
import { editBase, rowsOver } from './layers';
import { editedFile, needsLayer } from './writeLayer';

export interface SyncOptions {
  /** Whether annotations with edits that a record does not have yet are put into use. */
  isUsed: boolean;
  /** Whether what changes is stored: not where another tab does that. */
  isStored?: boolean;
}

/**
 * Brings the annotation files of a record into line with its edits, in the record's turn: after a crash between the two, after edits in
 * another tab, and where the record was loaded again. A file that is in line already stays as it is.
 *
 * @returns the edits of which something could not be made, by the annotator that they are over
 */
export async function syncLayers(recordId: string, options: SyncOptions): Promise<Map<string, HeldEdit[]>> {
  const rows = current().edits.rows.filter(({ record }) => record === recordId);
  const held = new Map<string, HeldEdit[]>();
  for (const annotator of new Set(rows.map((row) => row.annotator))) {
    try {
      held.set(annotator, await syncLayer(recordId, annotator, options));
    } catch (error) {
      report(problemOf(error, recordId));
    }
  }
  return held;
}

async function syncLayer(
  recordId: string,
  annotator: string,
  { isUsed, isStored = true }: SyncOptions,
): Promise<HeldEdit[]> {
  const entry = current().records.find(({ id }) => id === recordId);
  const source = services.sources.get(recordId);
  const base = entry && source && (await editBase(entry, source, annotator));
  if (!base) return [];
  if (rowsOver(current().edits.rows, base).length === 0) return [];
  const made = await editedFile(source, base);
  const { file, isInPlace, held } = made;
  if (needsLayer(source, base, made) && !isInPlace) {
    const isThere = source.annotators.some(({ name }) => name === file.name);
    await takeAnnotation(recordId, source, file, { isUsed: !isThere && isUsed, isStored });
  }
  return held;
}
