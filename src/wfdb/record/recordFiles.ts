import { fileFinder } from '../files/findFile';
import type { ByteSource } from '../zip/byteSource';

/** The files at hand, by whatever name a header gives them. */
export interface RecordFiles {
  /** The name under which a file is at hand, or undefined. */
  find(name: string): string | undefined;
  /** @param key as `find` gives it */
  get(key: string): ByteSource;
}

/** Names are taken as `findFile` takes them. */
export function recordFiles(files: ReadonlyMap<string, ByteSource>): RecordFiles {
  return { find: fileFinder(files.keys()), get: (key) => files.get(key)! };
}
