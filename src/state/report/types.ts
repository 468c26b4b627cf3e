import type { WfdbProblem } from '../../wfdb/types';
import type { ReportedRecord } from '../../workers/records/types';

/** The report of the open record. Nothing of it is stored: it is made anew each time. */
export interface ReportState {
  recordId: string;
  /** The annotator that it is made from. */
  annotator: string;
  status: 'reading' | 'done' | 'stopped' | 'failed';
  /** Undefined until it is done. */
  made: ReportedRecord | undefined;
  failed: WfdbProblem | undefined;
}

export interface ReportCommands {
  /**
   * Makes the report of the open record and shows it in its place.
   *
   * @param annotator undefined: the one of the report that is shown, else the annotations in use
   */
  makeReport(annotator?: string): Promise<void>;
  closeReport(): void;
  /** Saves the figures of the report that is shown. */
  downloadReport(format: 'json' | 'csv'): Promise<void>;
}
