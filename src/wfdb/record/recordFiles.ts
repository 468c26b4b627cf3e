import { fileFinder } from '../files/findFile';
import type { ByteSource } from '../zip/byteSource';

/** The available files, by the names that a header gives them. */
export interface RecordFiles {
  /** The actual name of a file, or undefined if there is none. */
  find(name: string): string | undefined;
  /** @param key as returned by `find` */
  get(key: string): ByteSource;
}

/** Names are matched as by `findFile`. */
export function recordFiles(files: ReadonlyMap<string, ByteSource>): RecordFiles {
  return { find: fileFinder(files.keys()), get: (key) => files.get(key)! };
}
