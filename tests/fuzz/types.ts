/** What a fuzzed input is made for; each has its seeds in the corpus and its readers in `runInput`. */
export const fuzzKinds = [
  'header',
  'signals',
  'record',
  'segments',
  'annotations',
  'printed',
  'zip',
  'edf',
  'table',
  'ishne',
  'matlab',
  'names',
] as const;
export type FuzzKind = (typeof fuzzKinds)[number];

export interface FuzzFile {
  name: string;
  bytes: Uint8Array;
}

export interface FuzzInput {
  kind: FuzzKind;
  /** A record's header, or the only file, comes first. */
  files: FuzzFile[];
  /** Seeds what the readers are asked for: ranges, grids, channels. */
  choice: number;
}

/** Well-formed inputs to begin from, by kind. */
export type Corpus = Record<FuzzKind, FuzzFile[][]>;

/** What is wrong with how an input ended. */
export interface FuzzFinding {
  /** Equal for inputs that break the same thing at the same place in the code. */
  key: string;
  message: string;
  stack: string;
}
