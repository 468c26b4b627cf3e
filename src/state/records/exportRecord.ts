import { saveBlob } from '../saveBlob';
import { services } from '../services';
import { report, withActivity } from '../update';
import { problemOf } from './problemOf';

/** See `LabCommands.exportWfdb`. */
export async function exportWfdb(recordId: string): Promise<void> {
  const source = services.sources.get(recordId);
  if (!source) return;
  // Names of records that other programs accept.
  const name = recordId.replaceAll(/[^-\w]+/g, '_').replace(/^_+/, '') || 'record';
  await withActivity('exporting', {}, async (activity) => {
    try {
      const zip = await services.pool().run((worker) => worker.exportRecord(source, name), activity.signal);
      saveBlob(zip, `${name}-wfdb.zip`);
    } catch (error) {
      if (activity.signal.aborted) throw error;
      report(problemOf(error, recordId));
    }
  });
}
