import { reportCsv, reportJson } from '../../report';
import { saveBlob } from '../saveBlob';
import { current } from '../update';
import { reportStem } from './reportStem';

/** See `LabCommands.downloadReport`. */
export function downloadReport(format: 'json' | 'csv'): void {
  const { report } = current().report?.made ?? {};
  if (!report) return;
  const text = format === 'json' ? reportJson(report) : reportCsv(report);
  const type = format === 'json' ? 'application/json' : 'text/csv';
  saveBlob(new Blob([text], { type }), `${reportStem(report)}.${format}`);
}
