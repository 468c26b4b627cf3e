import type { TableOutline, TableReading } from '../../wfdb/table/types';

/** Files that do not say how many samples a second they hold, and are read once the user has said it. */
export interface TableQuestion {
  id: string;
  /** Of the files, which are all alike. */
  names: string[];
  outline: TableOutline;
}

export interface TableCommands {
  /** Reads the files of a question as the user says; what was said is stored with their records. */
  readTable(id: string, reading: TableReading): Promise<void>;
  /** Leaves the files of a question out. */
  leaveTable(id: string): Promise<void>;
}
