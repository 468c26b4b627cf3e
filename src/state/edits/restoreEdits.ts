import { eachOnce } from '../../edits/editHistory';
import type { EditRow } from '../../edits/types';
import { inTurn } from '../records/inTurn';
import type { FoundRow } from '../storage/types';
import { current, update } from '../update';
import { type SyncOptions, syncLayers } from './syncLayers';

/** Reads the stored edits into the store, beside those that could not be stored; what is no edit stays stored. */
export function restoreEdits(found: readonly FoundRow[]): void {
  const stored = found.map(({ value }) => value).filter(isEditRow);
  update(({ edits }) => ({ edits: { ...edits, rows: eachOnce([...edits.rows, ...stored]) } }));
}

/** Of a later version, a row may hold anything besides what it is tied to. */
function isEditRow(value: unknown): value is EditRow {
  const { record, recordHash, annotator, annotatorHash, id, order, format } = (value ??
    {}) as Partial<EditRow>;
  const texts = [record, recordHash, annotator, annotatorHash, id];
  return texts.every((text) => typeof text === 'string') && [order, format].every(Number.isFinite);
}

/** Brings the annotation files of all records into line with their edits: see `syncLayers`. */
export async function syncEdits(options: SyncOptions): Promise<void> {
  for (const record of new Set(current().edits.rows.map((row) => row.record))) {
    await inTurn(record, async () => void (await syncLayers(record, options)));
  }
}
