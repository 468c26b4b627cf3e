import { baseOfLog, editLog } from '../../edits/editLog';
import type { EditLog } from '../../edits/types';
import type { RecordSource } from '../../workers/records/types';
import { matchRecords } from '../records/matchRecords';
import type { LabState, RecordEntry } from '../types';
import { current } from '../update';
import { editBase, rowsOver } from './layers';

/**
 * The logs of the edits that the annotations of these records stand on: the lab's own, those that came with a capsule, and those of the
 * open capsule, whose annotations may have been dropped as a file.
 *
 * @param records with the files that their beats were read from, which may have been replaced meanwhile
 * @param rows the edits when they were read
 */
export async function usedLogs(
  records: readonly { entry: RecordEntry; source: RecordSource }[],
  rows: LabState['edits']['rows'],
): Promise<EditLog[]> {
  const logs = await Promise.all(
    records.map(async ({ entry, source }) => {
      const { editsOf: annotator, editLog: kept } = source.annotation ?? {};
      if (annotator === undefined) {
        const log = kept ?? logOfCapsule(entry);
        return log && withNameHere(log, entry);
      }
      const base = await editBase(entry, source, annotator);
      return base && editLog(base, rowsOver(rows, base), entry.samplingHz);
    }),
  );
  return logs.filter((log) => log !== undefined);
}

function logOfCapsule(entry: RecordEntry): EditLog | undefined {
  const open = current().capsule?.capsule;
  const record = open && matchRecords([entry], open.experiment.records)[0];
  return record && open.edits?.find((log) => baseOfLog(log)?.record === record.name);
}

/** A run names its records as they are called here, and so do its logs. */
function withNameHere([head, ...rows]: EditLog, { id }: RecordEntry): EditLog {
  return [{ ...head, record: id }, ...rows];
}
