import { baseOfLog, editLog } from '../../edits/editLog';
import type { EditLog } from '../../edits/types';
import { matchRecords } from '../records/matchRecords';
import { services } from '../services';
import type { RecordEntry } from '../types';
import { current } from '../update';
import { editBase, rowsOver } from './layers';

/** The logs of the edits that the annotations in use of these records stand on: the lab's own, and those of the open capsule. */
export async function usedLogs(entries: readonly RecordEntry[]): Promise<EditLog[]> {
  const logs = await Promise.all(entries.map(logOf));
  return logs.filter((log) => log !== undefined);
}

async function logOf(entry: RecordEntry): Promise<EditLog | undefined> {
  const source = services.sources.get(entry.id);
  const annotator = source?.annotation?.editsOf;
  if (!source || annotator === undefined) return logOfCapsule(entry);
  const base = await editBase(entry, source, annotator);
  return base && editLog(base, rowsOver(current().edits.rows, base), entry.samplingHz);
}

function logOfCapsule(entry: RecordEntry): EditLog | undefined {
  const open = current().capsule?.capsule;
  const record = open && matchRecords([entry], open.experiment.records)[0];
  return record && open.edits?.find((log) => baseOfLog(log)?.record === record.name);
}
