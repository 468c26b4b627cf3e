/** A location on PhysioNet: one published version of a database, or a folder or record of it. */
export interface PhysioNetLocation {
  /** Database and version, `mitdb/1.0.0`: the folder that holds RECORDS and SHA256SUMS.txt. */
  root: string;
  /** A folder inside the root, without leading or trailing slash; '' = all of it. */
  folder: string;
  /** A record that was requested by name; its path inside the root. */
  record: string | undefined;
  /** The version was not given; 1.0.0 was assumed. */
  versionAssumed: boolean;
}

/** What can go wrong while downloading from PhysioNet; the translations are keyed by it. */
export type PhysioNetProblemCode =
  | 'physionet-address'
  | 'physionet-none'
  | 'physionet-server'
  | 'physionet-unreachable'
  | 'physionet-missing'
  | 'physionet-database'
  | 'physionet-forbidden'
  | 'physionet-refused'
  | 'physionet-broken'
  | 'physionet-too-large'
  | 'physionet-checksum'
  | 'physionet-path'
  | 'physionet-no-records'
  | 'physionet-more'
  | 'physionet-unkept';

export interface PhysioNetProblem {
  code: PhysioNetProblemCode;
  /** Path of the file (or folder) it is about, as on PhysioNet. */
  file: string;
  message: string;
  values: Record<string, string | number>;
}

/** A completely downloaded file; its path begins with database and version. */
export interface DownloadedFile {
  path: string;
  blob: Blob;
}

/** Progress of a download. Totals grow as headers reveal what else belongs to a record. */
export interface DownloadProgress {
  filesDone: number;
  filesTotal: number;
  bytesDone: number;
  bytesTotal: number;
  /** Name of the file that received the last bytes. */
  file: string;
  /** A connection broke and is being retried. */
  isRetrying: boolean;
}

/** The records of a location. */
export interface RecordsListing {
  /** With folder and record resolved by the lists. */
  location: PhysioNetLocation;
  /** Paths inside the root: records without extension, EDF files with it; a folder with its own list ends in "/". */
  entries: string[];
  /** SHA-256 in hex of every file by its path inside the root; undefined if the database has no sums. */
  sums: ReadonlyMap<string, string> | undefined;
  /** Names of annotators; undefined if the database names none. */
  annotators: string[] | undefined;
  /** Lines of RECORDS that do not name a path inside the database. */
  refused: string[];
}
