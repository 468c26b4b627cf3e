import { eachOnce, editHistory, editsInEffect } from '../../edits/editHistory';
import type { EditBase, EditMade, EditRow } from '../../edits/types';
import type { EditedFile } from '../../workers/records/annotationTypes';
import type { RecordSource } from '../../workers/records/types';
import { takeAnnotation } from '../records/annotators';
import { services } from '../services';
import { withStorage } from '../storage/withStorage';
import { tellTabs } from '../tabs';
import { current, update } from '../update';
import { layersAside, rowsOver } from './layers';

/** Edits over a record's annotations, read off the store, with those that shall be made. */
export async function editedFile(
  source: RecordSource,
  base: EditBase,
  fresh: readonly EditMade[] = [],
): Promise<EditedFile> {
  const { active, undone } = editsInEffect(editHistory(rowsOver(current().edits.rows, base)));
  const asked = {
    annotator: base.annotator,
    active,
    undone,
    fresh: fresh.map(({ id, edit }) => ({ id, edit })),
  };
  return services.viewer().run((worker) => worker.editAnnotations(source, asked));
}

/** Adds rows to the storage, then to the store, so that nothing that was seen can be lost; then tells other tabs. */
export async function addRows(rows: EditRow[]): Promise<void> {
  if (rows.length === 0) return;
  await withStorage((storage) => storage.addEdits(rows));
  update(({ edits }) => ({ edits: { ...edits, rows: eachOnce([...edits.rows, ...rows]) } }));
  for (const record of new Set(rows.map((row) => row.record))) tellTabs({ kind: 'edited', record });
}

/** Whether a record has, or should have, annotations with edits over these: an edit is in effect, or they were written before. */
export function needsLayer(
  { annotators }: RecordSource,
  base: EditBase,
  { file }: Pick<EditedFile, 'file'>,
): boolean {
  const { nextUndo } = editHistory(rowsOver(current().edits.rows, base));
  return nextUndo !== undefined || annotators.some(({ name }) => name === file.name);
}

/** Puts annotations with edits into use, and shows what became of the edits. */
export async function takeLayer(
  recordId: string,
  source: RecordSource,
  base: EditBase,
  { file, held }: Pick<EditedFile, 'file' | 'held'>,
): Promise<void> {
  await takeAnnotation(recordId, source, file, { isUsed: true });
  await showLayer(recordId, base, held);
}

/** Shows the edits over these annotations, if the record is viewed. */
export async function showLayer(recordId: string, base: EditBase, held: EditedFile['held']): Promise<void> {
  const entry = current().records.find(({ id }) => id === recordId);
  const source = services.sources.get(recordId);
  if (!entry || !source || current().view?.recordId !== recordId) return;
  const aside = await layersAside(current().edits.rows, entry, source);
  update(({ edits }) => ({ edits: { ...edits, open: { base, held, aside } } }));
}
