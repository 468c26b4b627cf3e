import type { Header } from '../types';
import type { Resolution } from './resolution';

/** A record to be read: its header and the bytes of its signal files. */
export interface RecordSource {
  header: Header;
  /** The bytes of the signal files by their names in the header (see `findFile` for tolerated differences). */
  files: ReadonlyMap<string, Uint8Array>;
  /** Indices of the signals to read, in the order of the result; all by default. */
  signals?: readonly number[];
  /** The most samples that reading may allocate, over all signals. */
  maxSamples?: number;
  /** For signals of different frequencies: at which frequency they are read. `frame` by default. */
  resolution?: Resolution;
}
