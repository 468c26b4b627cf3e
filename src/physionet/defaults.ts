const MiB = 2 ** 20;

/**
 * The most bytes accepted for each kind of file, whatever the server sends. The largest existing lists:
 * RECORDS of icentia11k (12 MB), SHA256SUMS.txt of ptb-xl (10 MB); the header of a day in 100 000 segments takes 3 MB.
 */
export const limitBytes = {
  records: 16 * MiB,
  sums: 32 * MiB,
  annotators: MiB / 16,
  header: 16 * MiB,
  annotations: 256 * MiB,
  /** For a signal file whose length no header gives. */
  signals: 4096 * MiB,
};

/** No real record has more files: a day in one-second segments has 86 400. */
export const maxFilesOfRecord = 100_000;

/** Concurrent downloads: enough to hide the round trip, and gentle on a public server. */
export const filesAtATime = 4;

/** When a connection counts as broken, and how it is retried. */
export interface Patience {
  /** The connection is given up after this long without a byte. The page's own server reports it earlier, after 30 s. */
  stallMs: number;
  /** Wait before the second try; each further wait is twice as long. */
  firstWaitMs: number;
  /** Consecutive tries that bring less than `progressBytes`. */
  tries: number;
  progressBytes: number;
  /** Tries of one file in total. */
  triesInAll: number;
}

export const defaultPatience: Patience = {
  stallMs: 45_000,
  firstWaitMs: 1000,
  tries: 5,
  progressBytes: 64 * 1024,
  triesInAll: 100,
};

/** Bytes of a file stored at a time; stored pieces survive when the page is closed. */
export const pieceBytes = 4 * MiB;
