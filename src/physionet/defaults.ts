const MiB = 2 ** 20;

/**
 * The most bytes that are taken of each kind of file, whatever the other side sends. The largest lists there are:
 * RECORDS of icentia11k (12 MB), SHA256SUMS.txt of ptb-xl (10 MB); the header of a day in 100 000 segments takes 3 MB.
 */
export const limitBytes = {
  records: 16 * MiB,
  sums: 32 * MiB,
  annotators: MiB / 16,
  header: 16 * MiB,
  annotations: 256 * MiB,
  /** Of a signal file whose length no header gives. */
  signals: 4096 * MiB,
};

/** More files than this belong to no record: a day in one-second segments has 86 400. */
export const maxFilesOfRecord = 100_000;

/** Files on their way at a time: enough to hide the way there and back, and gentle with a public server. */
export const filesAtATime = 4;

/** When a connection counts as broken, and how patiently it is taken up again. */
export interface Patience {
  /** Without a byte for so long the connection is given up. The page's own server says it earlier, after 30 s. */
  stallMs: number;
  /** Before the second try; every further wait is twice as long. */
  firstWaitMs: number;
  /** Tries in a row that bring less than `progressBytes`. */
  tries: number;
  progressBytes: number;
  /** Tries of one file in all. */
  triesInAll: number;
}

export const defaultPatience: Patience = {
  stallMs: 45_000,
  firstWaitMs: 1000,
  tries: 5,
  progressBytes: 64 * 1024,
  triesInAll: 100,
};

/** So much of a file is put into the store at a time, and is there when the page was closed in the middle of it. */
export const pieceBytes = 4 * MiB;
