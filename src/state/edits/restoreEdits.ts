import { annotatorOf } from '../../base/filePath';
import { editHistory } from '../../edits/editHistory';
import type { EditRow } from '../../edits/types';
import { takeAnnotation } from '../records/annotators';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import type { FoundRow } from '../storage/types';
import { current, report, update } from '../update';
import { editBase, rowsOver } from './layers';
import { editedFile, inTurn } from './writeLayer';

/** Reads the stored edits into the store, beside those that could not be stored; what is no edit stays stored. */
export function restoreEdits(found: readonly FoundRow[]): void {
  const stored = found.map(({ value }) => value).filter(isEditRow);
  update(({ edits }) => {
    const rows = [...new Map([...edits.rows, ...stored].map((row) => [row.id, row])).values()];
    const last = rows.findLast((row) => row.kind === 'edit');
    return { edits: { ...edits, rows, by: edits.by || (last?.kind === 'edit' ? last.edit.by : '') } };
  });
}

/** Of a later version, a row may hold anything besides what it is tied to. */
function isEditRow(value: unknown): value is EditRow {
  const { record, recordHash, annotator, annotatorHash, id, order, format } = (value ??
    {}) as Partial<EditRow>;
  const texts = [record, recordHash, annotator, annotatorHash, id];
  return texts.every((text) => typeof text === 'string') && [order, format].every(Number.isFinite);
}

/**
 * Brings the annotation files of records into line with their edits: after a crash between the two, and after edits in another tab. A
 * file that is in line already stays as it is.
 *
 * @param isUsed whether annotations with edits that a record does not have yet are put into use
 */
export async function syncEdits({ isUsed }: { isUsed: boolean }): Promise<void> {
  const pairs = new Map(
    current().edits.rows.map(({ record, annotator }) => [
      JSON.stringify([record, annotator]),
      { record, annotator },
    ]),
  );
  for (const { record, annotator } of pairs.values()) {
    await inTurn(record, () => syncLayer(record, annotator, isUsed));
  }
}

async function syncLayer(recordId: string, annotator: string, isUsed: boolean): Promise<void> {
  const entry = current().records.find(({ id }) => id === recordId);
  const source = services.sources.get(recordId);
  try {
    const base = entry && source && (await editBase(entry, source, annotator));
    if (!base) return;
    const rows = rowsOver(current().edits.rows, base);
    if (rows.length === 0) return;
    const { file } = await editedFile(source, base);
    const known = source.annotators.find(({ name }) => annotatorOf(name) === annotatorOf(file.name));
    if (known ? await isSameBytes(known.blob, file.blob) : editHistory(rows).nextUndo === undefined) return;
    await takeAnnotation(recordId, source, file, known === undefined && isUsed);
  } catch (error) {
    report(problemOf(error, recordId));
  }
}

async function isSameBytes(one: Blob, other: Blob): Promise<boolean> {
  if (one.size !== other.size) return false;
  const [a, b] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
  const bytes = new Uint8Array(b);
  return new Uint8Array(a).every((byte, i) => byte === bytes[i]);
}
