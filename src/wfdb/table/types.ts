/** Text with one row of numbers per sample: CSV, TSV, columns of blanks, the ECG files of Apple Health. */

/** Units of values: those of voltages, or what a converter stored, with no known relation to a voltage. */
export type TableUnit = 'mV' | 'µV' | 'V' | 'stored';

export interface TableColumn {
  /** As in the header; made up if there is none. */
  name: string;
  /** As in the header; undefined if it names none. */
  units: string | undefined;
  /** `time` and `counter` say where a row is; `other` is no signal: labels, dates. */
  kind: 'lead' | 'time' | 'counter' | 'other';
}

/** The column from which the frequency follows. */
export interface TimeColumn {
  column: number;
  /** Seconds of one unit; 1 for a time of day. */
  unitSec: number;
  isClock: boolean;
  /** Smallest difference that the column can show, seconds. */
  resolutionSec: number;
  /** Whether the unit was inferred from the step, because the header names none. */
  isAssumed: boolean;
}

/** What is known about the numbers in a file, and what they look like: enough to ask for the rest. */
export interface TableOutline {
  columns: TableColumn[];
  /** According to the file; undefined if it does not tell. */
  samplingHz: number | undefined;
  /** Unit that the size of the values suggests for leads whose header names none. */
  likelyUnit: TableUnit;
  /** Whether the header names a lead, a time or a unit: then the numbers are samples without doubt. */
  isNamed: boolean;
  /** The first rows, as written. */
  preview: string[][];
}

/** How the rows of a table are arranged, as found in its beginning. */
export interface TableLayout extends TableOutline {
  /** Character between fields; a blank stands for any number of blanks and tabs; '' if a row is one field. */
  separator: ',' | ';' | '\t' | ' ' | '';
  decimalComma: boolean;
  /** Character that groups thousands, if there is one. */
  grouping: '' | ',' | '.';
  /** Whether `1,234` may as well be 1234, and nothing in the file tells. */
  isAmbiguous?: boolean;
  /** Byte offset of the first row of numbers. */
  firstRowByte: number;
  time: TimeColumn | undefined;
  startTime: string | undefined;
  comments: string[];
}

/** What a file does not say about its numbers, as the user said it. */
export interface TableReading {
  samplingHz: number;
  /** Columns (or rows of a matrix) that are leads. */
  leads: number[];
  /** Of the leads for which the file names no unit. */
  unit: TableUnit;
}
