import { nameOf } from '../../base/filePath';
import { writeEditLog } from '../../edits/editLog';
import type { EditBase, EditRow } from '../../edits/types';
import { saveBlob } from '../saveBlob';
import { services } from '../services';
import { current, report } from '../update';
import { isSameBase, rowsOver } from './layers';
import { onEdited } from './makeEdit';
import { addRows, editedFile, needsLayer, showLayer, takeLayer } from './writeLayer';

export function saveEditLog(recordId: string): Promise<void> {
  return onEdited(recordId, async ({ entry, base }) => {
    const text = writeEditLog(base, rowsOver(current().edits.rows, base), entry.samplingHz);
    const name = `${nameOf(recordId)}.${base.annotator}.edits.jsonl`;
    saveBlob(new Blob([text], { type: 'application/jsonl' }), name);
  });
}

export function readEditLog(recordId: string, file: { name: string; text: string }): Promise<void> {
  return onEdited(recordId, async ({ source, base }) => {
    const log = await services
      .viewer()
      .run((worker) => worker.readEditLog(source, base.annotator, file.text));
    if (log.refused.length > 0 || !log.base) reportRefused(recordId, file.name, log.refused);
    if (!log.base) return;
    // The same files under another name are the same record.
    const isSame = isSameBase({ ...log.base, record: base.record }, base);
    const known = new Set(current().edits.rows.map(({ id }) => id));
    const rows = log.rows.filter(({ id }) => !known.has(id));
    await addRows(isSame ? rows.map((row) => ({ ...row, ...base })) : rows);
    if (!isSame) reportElsewhere(recordId, file.name, log.base, rows);
    const made = await editedFile(source, base);
    const hasEdits = isSame && rows.some(({ kind }) => kind !== 'keep');
    // Labels that were kept change nothing, and neither do edits that are all undone.
    if (hasEdits && needsLayer(source, base, made)) await takeLayer(recordId, source, base, made);
    else await showLayer(recordId, base, made.held);
  });
}

const MOST_LINES = 10;

function reportRefused(
  recordId: string,
  name: string,
  refused: readonly { line: number; reason: string }[],
): void {
  const lines = refused.slice(0, MOST_LINES).map(({ line, reason }) => `${line}: ${reason}`);
  const more = refused.length > MOST_LINES ? ' …' : '';
  const listed = lines.join('; ') + more;
  report(
    {
      code: 'edit-log-refused',
      file: name,
      message: `Lines of ${name} were not taken into ${recordId}: ${listed || 'it is empty'}. The other lines were.`,
      values: { name: recordId, lines: listed },
    },
    'warning',
  );
}

function reportElsewhere(recordId: string, name: string, base: EditBase, rows: readonly EditRow[]): void {
  const edits = rows.filter(({ kind }) => kind === 'edit').length;
  report(
    {
      code: 'edit-log-other',
      file: name,
      message: `The ${edits} edits of ${name} are over ${base.annotator} of ${base.record} with other bytes than what ${recordId} shows: they are kept, and not made.`,
      values: { name: recordId, edits, record: base.record, annotator: base.annotator },
    },
    'warning',
  );
}
