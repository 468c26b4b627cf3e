import { editHistory, editsInEffect } from '../../edits/editHistory';
import { editLayers, recordHash } from '../../edits/editLayers';
import { baseOfLog, rowsOfLog } from '../../edits/editLog';
import type { EditBase, EditRow } from '../../edits/types';
import type { RunView } from '../../experiment/run/types';
import type { ExperimentRecord } from '../../experiment/settings/types';
import { rowsOver } from '../edits/layers';
import { withoutAnnotations } from '../records/withoutAnnotations';
import type { RecordEntry } from '../types';

/** A record of a run with edits that the run did not stand on, and what they are made over. */
export interface EditedSince {
  recordId: string;
  base: EditBase;
}

/** The records of a run whose edits in effect are not those that the run stood on. */
export function editsSince(
  { experiment, edits = [] }: Pick<RunView, 'experiment' | 'edits'>,
  records: readonly RecordEntry[],
  rows: readonly EditRow[],
): EditedSince[] {
  return experiment.records.flatMap((used) => {
    const entry = records.find(({ id, state }) => id === used.name && state === 'ready');
    const log = edits.find((each) => baseOfLog(each)?.record === used.name);
    const base = (log && baseOfLog(log)) ?? baseOf(used, rows);
    if (!entry || !base || !hasSameSignals(entry, used)) return [];
    const own = rowsOver(rows, base);
    const isOther = inEffect(own) !== inEffect(log ? rowsOfLog(log) : []);
    return own.length > 0 && isOther ? [{ recordId: entry.id, base }] : [];
  });
}

const inEffect = (rows: readonly EditRow[]) =>
  editsInEffect(editHistory(rows))
    .active.map(({ id }) => id)
    .join('\n');

function hasSameSignals(
  one: Pick<ExperimentRecord, 'files'>,
  other: Pick<ExperimentRecord, 'files'>,
): boolean {
  return withoutAnnotations(one.files).join() === withoutAnnotations(other.files).join();
}

/** Over which annotations of a record edits were made, of those that a run used; they are in a file of their own, or with the signals. */
function baseOf({ name, files }: ExperimentRecord, rows: readonly EditRow[]): EditBase | undefined {
  const own = rows.filter(({ record }) => record === name);
  return editLayers(own).find(
    (layer) =>
      (recordHash(files.slice(0, -1)) === layer.recordHash && files.at(-1)?.sha256 === layer.annotatorHash) ||
      (recordHash(files) === layer.recordHash && files.some(({ sha256 }) => sha256 === layer.annotatorHash)),
  );
}
