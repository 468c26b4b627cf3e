import { nameOf } from '../../base/filePath';
import {
  contentBytes,
  fileKind,
  foreignContentOf,
  foreignProblem,
  isEdfContent,
  isZipContent,
  plainPath,
} from '../../wfdb';
import type { WfdbProblem } from '../../wfdb/types';
import { hashFile } from './hashFile';
import type { SourceFile } from './types';

/**
 * What a dropped file is, by its content before its extension: a zip, a file (an EDF gets the extension that says so), or
 * undefined if it is something else, which is then among the problems.
 *
 * @throws the browser's error if the file cannot be read
 */
export async function recognise(
  given: SourceFile,
  problems: WfdbProblem[],
): Promise<{ kind: 'zip' } | { kind: 'file'; file: SourceFile } | undefined> {
  // Macs write names with their accents as letters of their own; headers do not.
  const file = { ...given, name: given.name.normalize('NFC'), path: given.path.normalize('NFC') };
  const kind = fileKind(file.path, true);
  let start: Uint8Array;
  try {
    start = new Uint8Array(await file.blob.slice(0, contentBytes).arrayBuffer());
  } catch (error) {
    // A part of a record that cannot be read is reported with its record.
    if (kind === 'zip' || kind === 'ignored' || kind === 'unknown') throw error;
    return { kind: 'file', file };
  }
  if (kind === 'ignored') return { kind: 'file', file };
  const foreign = foreignContentOf(start);
  if (foreign) {
    problems.push(foreignProblem(file.path, foreign));
    return undefined;
  }
  // Documents of offices are zips, too.
  if (kind === 'zip' || (isZipContent(start) && (kind !== 'unknown' || !/\.[a-z0-9]+$/i.test(file.name)))) {
    return { kind: 'zip' };
  }
  if (kind !== 'edf' && isEdfContent(start)) return { kind: 'file', file: renamed(file, `${file.path}.edf`) };
  return { kind: 'file', file };
}

/**
 * Gives renamed files their names back (see `plainPath`). Where the plain name is taken, a copy with the same bytes is left
 * out; another file keeps its name: databases have files of one name in several folders, which downloads number.
 */
export async function plainNames(files: readonly SourceFile[]): Promise<SourceFile[]> {
  const byPath = new Map(files.map((file) => [file.path, file] as const));
  const kept: SourceFile[] = [];
  for (const file of files) {
    const path = plainPath(file.path);
    const taken = path === file.path ? undefined : byPath.get(path);
    if (path === file.path) kept.push(file);
    else if (!taken) {
      const plain = renamed(file, path);
      byPath.set(path, plain);
      kept.push(plain);
    } else if (!(await haveSameBytes(taken, file))) kept.push(file);
  }
  return kept;
}

async function haveSameBytes(a: SourceFile, b: SourceFile): Promise<boolean> {
  return a.blob.size === b.blob.size && (await hashFile(a)) === (await hashFile(b));
}

function renamed(file: SourceFile, path: string): SourceFile {
  return { ...file, path, name: nameOf(path) };
}
