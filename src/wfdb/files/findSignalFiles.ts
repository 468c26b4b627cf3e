import { nameOf, splitPath } from '../../base/filePath';
import { nullFormat } from '../record/nullSignals';
import type { Header } from '../types';

export interface FoundSignalFiles {
  /** Path of each signal file found, by the name that the header gives it. */
  paths: Map<string, string>;
  /** Names in the header for which there is no file. */
  missing: string[];
}

/** The path of a file that a header in a folder names, or undefined if there is none. */
export type FindPath = (folder: string, fileName: string) => string | undefined;

/**
 * Indexes the available files and returns a function that finds a file named by a header: in the header's folder (same
 * spelling, other case, or without the folders in the header), else in any folder if only one file has that name, since
 * files may be dropped from several folders.
 */
export function pathFinder(paths: Iterable<string>): FindPath {
  const exact = new Set<string>();
  const folded = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    exact.add(path);
    const lower = path.toLowerCase();
    if (!folded.has(lower)) folded.set(lower, path);
    const name = nameOf(lower);
    const alike = byName.get(name);
    if (alike) alike.push(path);
    else byName.set(name, [path]);
  }

  return (folder, fileName) => {
    const prefix = folder === '' ? '' : `${folder}/`;
    const wanted = fileName.replaceAll('\\', '/').normalize('NFC');
    for (const path of [prefix + wanted, prefix + nameOf(wanted)]) {
      if (exact.has(path)) return path;
      const otherCase = folded.get(path.toLowerCase());
      if (otherCase !== undefined) return otherCase;
    }
    const elsewhere = byName.get(nameOf(wanted).toLowerCase());
    return elsewhere?.length === 1 ? elsewhere[0] : undefined;
  };
}

/** Finds the signal files that a header names, as `pathFinder` does. */
export function signalFileFinder(find: FindPath): (header: Header, headerPath: string) => FoundSignalFiles {
  return (header, headerPath) => {
    const { folder } = splitPath(headerPath);
    const found: FoundSignalFiles = { paths: new Map(), missing: [] };
    const withFile = header.signals.filter(({ format }) => format !== nullFormat);
    for (const fileName of new Set(withFile.map((signal) => signal.fileName))) {
      const path = find(folder, fileName);
      if (path === undefined) found.missing.push(fileName);
      else found.paths.set(fileName, path);
    }
    return found;
  };
}
