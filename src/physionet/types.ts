/** Where on PhysioNet: one published version of a database, and what of it. */
export interface PhysioNetPlace {
  /** Database and version, `mitdb/1.0.0`: the folder that holds RECORDS and SHA256SUMS.txt. */
  root: string;
  /** A folder inside the root, without slashes at its ends; '' = all of it. */
  folder: string;
  /** A record that was asked for by its name, by its path inside the root. */
  record: string | undefined;
  /** The version was not given, and 1.0.0 was taken. */
  versionAssumed: boolean;
}

/** What can be wrong on the way from PhysioNet; a translation hangs on each. */
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
  /** Path of the file (or place) it is about, as PhysioNet has it. */
  file: string;
  message: string;
  values: Record<string, string | number>;
}

/** A file that was got whole; its path begins with database and version. */
export interface DownloadedFile {
  path: string;
  blob: Blob;
}

/** How far a download is. Totals grow as headers tell what else belongs to a record. */
export interface DownloadProgress {
  filesDone: number;
  filesTotal: number;
  bytesDone: number;
  bytesTotal: number;
  /** Name of the file that gave the last bytes. */
  file: string;
  /** A connection broke, and is taken up again. */
  isRetrying: boolean;
}

/** The records of a place. */
export interface RecordsListing {
  /** With folder and record settled by what the lists say. */
  place: PhysioNetPlace;
  /** Paths inside the root: records without extension, EDF files with it; a folder with a list of its own ends in "/". */
  entries: string[];
  /** SHA-256 in hex of every file by its path inside the root; undefined where the database gives none. */
  sums: ReadonlyMap<string, string> | undefined;
  /** Names of annotators; undefined where the database names none. */
  annotators: string[] | undefined;
  /** Lines of RECORDS that name nothing inside the database. */
  refused: string[];
}
