import type { CompareOptions } from '../../evaluation/ec57';
import type { ComparedSource } from '../../workers/records/types';

/** What is compared: a run's predictions with the reference of its records, or two annotators. */
export type Ec57Part = 'run' | 'annotators';

/** The comparisons of EC57. Nothing of it is stored: annotations are read again within a second or two. */
export interface Ec57State {
  /** For all comparisons. */
  options: CompareOptions;
  /** The reference of runs; undefined: the annotations that the run's beats are from. */
  runReference: string | undefined;
  /** The annotators that are compared; undefined: those that come first. */
  pair: { reference: string | undefined; test: string | undefined };
  /** The newest comparison of each kind. */
  run: Ec57Comparison | undefined;
  annotators: Ec57Comparison | undefined;
}

export interface Ec57Comparison {
  part: Ec57Part;
  /** The run's id, or the records' ids in order. */
  of: string;
  /** Equal for comparisons of the same annotations with the same options. */
  key: string;
  status: 'reading' | 'done' | 'stopped';
  options: CompareOptions;
  /** Several, separated by commas, if the records of a run differ in it. */
  reference: string;
  test: string;
  /** In the order of the tables. */
  records: ComparedSource[];
  missing: MissingRecord[];
}

/** A record that should be in the tables. */
export interface MissingRecord {
  record: string;
  /** Not in the lab; in the lab with other files; without the annotator; or its files cannot be read. */
  why: 'gone' | 'other-files' | 'no-annotator' | 'unreadable';
  /** What was wrong with its files; empty otherwise. */
  reason: string;
}

export const initialEc57: Ec57State = {
  options: {},
  runReference: undefined,
  pair: { reference: undefined, test: undefined },
  run: undefined,
  annotators: undefined,
};

export interface Ec57Commands {
  /**
   * Compares the open run with the reference annotations of the records that it tested, unless that is done already.
   *
   * @param isAsked by a click: a comparison that was stopped is then made again
   */
  compareRunEc57(isAsked?: boolean): Promise<void>;
  /** Compares the chosen annotators of those of these records that have both. */
  compareAnnotators(recordIds: readonly string[], isAsked?: boolean): Promise<void>;
  setEc57Options(change: CompareOptions): void;
  setEc57RunReference(annotator: string | undefined): void;
  setEc57Pair(change: Partial<Ec57State['pair']>): void;
  /** Saves the texts of the programs as a .zip; those of the open run are compared first if need be. */
  downloadEc57(part: Ec57Part): Promise<void>;
}
