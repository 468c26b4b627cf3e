import { editHistory } from '../../edits/editHistory';
import type { EditDraft } from '../../edits/makeEdits';
import { EDIT_FORMAT, type EditBase, type EditMade, type EditTurned } from '../../edits/types';
import type { EditedFile } from '../../workers/records/annotationTypes';
import type { RecordSource } from '../../workers/records/types';
import { inTurn } from '../records/inTurn';
import { problemOf } from '../records/problemOf';
import { services } from '../services';
import type { RecordEntry } from '../types';
import { current, report } from '../update';
import { baseAnnotator, editBase, rowsOver } from './layers';
import { syncLayers } from './syncLayers';
import { addRows, editedFile, showLayer, takeLayer } from './writeLayer';

interface Edited {
  entry: RecordEntry;
  source: RecordSource;
  base: EditBase;
}

/** Runs a task on the annotations that a record has in use; what fails is reported, and changes nothing. */
export function onEdited(recordId: string, task: (edited: Edited) => Promise<void>): Promise<void> {
  return inTurn(recordId, () => onBase(recordId, task));
}

async function onBase(recordId: string, task: (edited: Edited) => Promise<void>): Promise<void> {
  const entry = current().records.find(({ id }) => id === recordId);
  const source = services.sources.get(recordId);
  const annotator = entry && source && baseAnnotator(entry, source);
  if (!source || !entry || annotator === undefined) return;
  try {
    const base = await editBase(entry, source, annotator);
    if (base) await task({ entry, source, base });
  } catch (error) {
    report(problemOf(error, recordId));
  }
}

export function openEdits(recordId: string, { isStored = true } = {}): Promise<void> {
  return inTurn(recordId, async () => {
    const held = await syncLayers(recordId, { isUsed: false, isStored });
    await onBase(recordId, ({ base }) => showLayer(recordId, base, held.get(base.annotator) ?? []));
  });
}

/** @returns its id; undefined if it was not made, which is reported */
export async function makeEdit(recordId: string, draft: EditDraft, why = ''): Promise<string | undefined> {
  let id: string | undefined;
  await onEdited(recordId, async ({ source, base }) => {
    const madeAt = new Date().toISOString();
    const edit = { ...draft, why, by: current().edits.by, madeAt };
    const row: EditMade = { ...nextRow(base), kind: 'edit', edit };
    const file = await editedFile(source, base, [row]);
    if (refuses(recordId, file)) return;
    await addRows([row]);
    await takeLayer(recordId, source, base, file);
    id = row.id;
  });
  return id;
}

export function turnEdit(recordId: string, kind: 'undo' | 'redo', id?: string): Promise<void> {
  return onEdited(recordId, async ({ source, base }) => {
    const { edits, nextUndo, nextRedo } = editHistory(rowsOver(current().edits.rows, base));
    const of = id ?? (kind === 'undo' ? nextUndo : nextRedo);
    const edit = edits.find(({ row }) => row.id === of);
    if (of === undefined || !edit || edit.isUndone === (kind === 'undo')) return;
    const row: EditTurned = { ...nextRow(base), kind, of };
    await addRows([row]);
    await takeLayer(recordId, source, base, await editedFile(source, base));
  });
}

/** What every new row over these annotations begins with: it comes after all others. */
export function nextRow(base: EditBase) {
  const last = current().edits.rows.reduce((highest, { order }) => Math.max(highest, order), 0);
  return { ...base, format: EDIT_FORMAT, id: crypto.randomUUID(), order: Math.max(Date.now(), last + 1) };
}

/** Reports why a new edit cannot be made. */
function refuses(recordId: string, { faults, lost }: EditedFile): boolean {
  const reason =
    faults[0]?.reason ??
    (lost.length > 0 ? 'the annotation that it changes is not there, or was changed meanwhile' : undefined);
  if (reason === undefined) return false;
  report({
    code: 'edit-refused',
    file: recordId,
    message: `The edit of ${recordId} was not made: ${reason}. Nothing was changed.`,
    values: { name: recordId, reason },
  });
  return true;
}
