import type { RecordReport } from '../../report/types';
import { titleStem } from '../results/fileStem';

/** What the files of a report are called, without extension: `100-atr-report`. */
export function reportStem({ record, annotator }: Pick<RecordReport, 'record' | 'annotator'>): string {
  return `${titleStem(`${record}-${annotator}`)}-report`;
}
