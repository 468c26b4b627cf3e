import type { DownloadProgress, PhysioNetProblem } from '../../physionet/types';

/** The form `Open from PhysioNet`, and the list in it. */
export interface PhysioNetState {
  isOpen: boolean;
  /** Text of the field: database and version, or an address. */
  text: string;
  /** Whether the page's server forwards to PhysioNet; unknown until the form is opened. */
  forward: 'unknown' | 'there' | 'none';
  list: PhysioNetList | undefined;
  /** Paths of the ticked records, unordered. */
  chosen: ReadonlySet<string>;
  /** Defined while a download runs. */
  progress: DownloadProgress | undefined;
  /** Why there is no list, or why the last download ended early; shown in the form. */
  problem: PhysioNetProblem | undefined;
}

export interface PhysioNetList {
  /** Database and version. */
  root: string;
  /** A folder in it; empty for the complete database. */
  folder: string;
  /** Paths relative to the root; a folder with its own list ends in "/". */
  entries: readonly string[];
  /** Records whose files are all downloaded already. */
  stored: ReadonlySet<string>;
  /** The database publishes checksums, so every file is verified. */
  hasSums: boolean;
  /** Lines of its RECORDS file that were rejected. */
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
  /** Opens the form, and checks whether the page's server forwards to PhysioNet. */
  openPhysioNet(): Promise<void>;
  closePhysioNet(): void;
  setPhysioNetText(text: string): void;
  /** Lists the records of the location in the text: database and version, or an address of PhysioNet. */
  listPhysioNet(text: string): Promise<void>;
  /** Ticks exactly these records of the list. */
  choosePhysioNet(paths: Iterable<string>): void;
  /** Downloads the ticked records and imports those that are complete; resumes an earlier download. */
  downloadPhysioNet(): Promise<void>;
  /** Deletes the downloaded files; records in the table are kept. */
  deletePhysioNetFiles(): Promise<void>;
}
