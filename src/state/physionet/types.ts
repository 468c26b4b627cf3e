import type { DownloadProgress, PhysioNetProblem } from '../../physionet/types';

/** The form `Open from PhysioNet`, and the list in it. */
export interface PhysioNetState {
  isOpen: boolean;
  /** What stands in the field: database and version, or an address. */
  text: string;
  /** Whether the page's server forwards to PhysioNet; unknown until the form was opened. */
  forward: 'unknown' | 'there' | 'none';
  list: PhysioNetList | undefined;
  /** Paths of the ticked records, in no order. */
  chosen: ReadonlySet<string>;
  /** While a download runs. */
  progress: DownloadProgress | undefined;
  /** Why there is no list, or why the last download ended early; told in the form. */
  problem: PhysioNetProblem | undefined;
}

export interface PhysioNetList {
  /** Database and version. */
  root: string;
  /** A folder inside, '' = all of it. */
  folder: string;
  /** Paths inside the root; a folder with a list of its own ends in "/". */
  entries: readonly string[];
  /** Records whose files are all here already. */
  kept: ReadonlySet<string>;
  /** The database says what its files must be, so that each is checked. */
  hasSums: boolean;
  /** Lines of its RECORDS that were passed over. */
  refused: readonly string[];
}

export const initialPhysioNet: PhysioNetState = {
  isOpen: false,
  text: 'mitdb/1.0.0',
  forward: 'unknown',
  list: undefined,
  chosen: new Set(),
  progress: undefined,
  problem: undefined,
};

export interface PhysioNetCommands {
  /** Opens the form, and asks the page's server whether it forwards to PhysioNet. */
  openPhysioNet(): Promise<void>;
  closePhysioNet(): void;
  setPhysioNetText(text: string): void;
  /** Lists the records of what the text names: database and version, or an address of PhysioNet. */
  listPhysioNet(text: string): Promise<void>;
  /** Ticks exactly these records of the list. */
  choosePhysioNet(paths: Iterable<string>): void;
  /** Gets the ticked records and imports those that came whole; goes on from what an earlier download left. */
  downloadPhysioNet(): Promise<void>;
  /** Deletes the files that downloads have kept; records in the table stay. */
  deletePhysioNetFiles(): Promise<void>;
}
