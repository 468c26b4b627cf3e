import { splitPath } from '../../base/filePath';
import { type FindPath, parseHeader, signalFileFinder } from '../../wfdb';
import type { Header } from '../../wfdb/types';
import type { SourceFile } from './types';

/** The files that the headers of a record name, as far as they exist. */
export interface FoundFiles {
  segments: SourceFile[];
  signals: SourceFile[];
}

/** Headers read at the same time. */
const AT_ONCE = 64;

/** Reads headers, each once. Unreadable ones are left out: their problems are reported when the record is inspected. */
export async function readHeaders(files: readonly SourceFile[]): Promise<Map<string, Header>> {
  const headers = new Map<string, Header>();
  for (let first = 0; first < files.length; first += AT_ONCE) {
    await Promise.all(
      files.slice(first, first + AT_ONCE).map(async ({ path, name, blob }) => {
        try {
          headers.set(path, parseHeader(new Uint8Array(await blob.arrayBuffer()), name));
        } catch {
          // See above.
        }
      }),
    );
  }
  return headers;
}

/**
 * Finds the files that a record's header and the headers of its segments name.
 *
 * @param headers of all available files, by path
 */
export function findRecordFiles(
  { path }: SourceFile,
  headers: ReadonlyMap<string, Header>,
  byPath: ReadonlyMap<string, SourceFile>,
  find: FindPath,
): FoundFiles {
  // Of files that a browser numbered, those with one number belong together.
  const number = / ?\(\d{1,2}\)(?=\.[^./]+$)/.exec(path)?.[0] ?? '';
  const own = splitPath(path);
  const findOwn = (folder: string, fileName: string) => {
    const found = find(folder, fileName);
    if (found === undefined) return undefined;
    const at = splitPath(found).folder;
    // Beside a header of this name, it is a signal of another record that is called the same.
    const isOthers =
      at !== own.folder && headers.has(at === '' ? `${own.baseName}.hea` : `${at}/${own.baseName}.hea`);
    return isOthers ? undefined : found;
  };
  const findSignals = signalFileFinder(
    (folder, fileName) =>
      (number && findOwn(folder, fileName.replace(/(?=\.[^./]+$)/, number))) || findOwn(folder, fileName),
  );
  const signals = new Map<string, SourceFile>();
  const segments = new Map<string, SourceFile>();
  const addSignals = (header: Header, headerPath: string) => {
    for (const [name, signalPath] of findSignals(header, headerPath).paths) {
      // The record is read by the names in its header, whatever the files are called on disk.
      if (!signals.has(name)) signals.set(name, { ...byPath.get(signalPath)!, name });
    }
  };
  const header = headers.get(path);
  if (!header?.segments) {
    if (header) addSignals(header, path);
    return { segments: [], signals: [...signals.values()] };
  }
  const { folder } = splitPath(path);
  for (const { recordName } of header.segments) {
    const name = `${recordName}.hea`;
    if (recordName === '~' || segments.has(name)) continue;
    const found = find(folder, name);
    if (found === undefined || found === path) continue;
    segments.set(name, { ...byPath.get(found)!, name });
    const segment = headers.get(found);
    if (segment && !segment.segments) addSignals(segment, found);
  }
  return { segments: [...segments.values()], signals: [...signals.values()] };
}
