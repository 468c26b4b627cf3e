import { nameOf, splitPath } from '../../base/filePath';
import {
  byteSource,
  contentBytes,
  type FileKind,
  fileKind,
  foreignContentOf,
  foreignProblem,
  isAnnotationTable,
  isEdfContent,
  isIshneContent,
  isMatlabContent,
  isZipContent,
  layoutOfFile,
  plainPath,
  readAnnotationTable,
  writeAnnotations,
} from '../../wfdb';
import type { WfdbProblem } from '../../wfdb/types';
import { hashFile } from './hashFile';
import type { OtherFormat, SourceFile } from './types';

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
  const foreign = isWorkbook(file.name, start) ? 'workbook' : foreignContentOf(start, kind !== 'unknown');
  if (foreign) {
    problems.push(foreignProblem(file.path, foreign));
    return undefined;
  }
  // Documents of offices are zips, too.
  if (kind === 'zip' || (isZipContent(start) && (kind !== 'unknown' || !/\.[a-z0-9]+$/i.test(file.name)))) {
    return { kind: 'zip' };
  }
  if (kind !== 'edf' && isEdfContent(start)) return { kind: 'file', file: renamed(file, `${file.path}.edf`) };
  if ((kind === 'unknown' || kind === 'annotator') && isText(start) && isAnnotationTable(start)) {
    return { kind: 'file', file: await asAnnotationFile(file, kind, problems) };
  }
  const format = await otherFormatOf(file, kind, start);
  return { kind: 'file', file: format ? { ...file, format } : file };
}

/**
 * Annotations that somebody printed, as a file of annotations: `100annotations.txt`, as copies of MIT-BIH for spreadsheets have
 * it beside their `100.csv`, becomes `100.ann`.
 */
async function asAnnotationFile(
  file: SourceFile,
  kind: FileKind,
  problems: WfdbProblem[],
): Promise<SourceFile> {
  const { annotations, problems: found } = readAnnotationTable(await file.blob.text(), file.path);
  problems.push(...found);
  const written = { ...file, blob: new Blob([writeAnnotations(annotations)]) };
  if (kind === 'annotator') return written;
  const { folder, baseName } = splitPath(file.path);
  const [, record = baseName, which = ''] =
    /^(.+?)[\s._-]*(annotations?|labels?|ann|atr)$/i.exec(baseName) ?? [];
  const name = `${record}.${which.toLowerCase() === 'atr' ? 'atr' : 'ann'}`;
  return renamed(written, folder === '' ? name : `${folder}/${name}`);
}

async function otherFormatOf(
  { blob }: SourceFile,
  kind: FileKind,
  start: Uint8Array,
): Promise<OtherFormat | undefined> {
  if (kind === 'header' || kind === 'edf') return undefined;
  if (isIshneContent(start)) return 'ishne';
  if (isMatlabContent(start)) return 'matlab';
  if (kind === 'annotator' || !isText(start)) return undefined;
  return (await layoutOfFile(byteSource(blob))) ? 'table' : undefined;
}

/** Files of Excel: new ones are zips, old ones have the mark of Microsoft's compound files. */
function isWorkbook(name: string, start: Uint8Array): boolean {
  const isOld = [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => start[at] === byte);
  return /\.(?:xls[xmb]?|ods)$/i.test(name) && (isOld || isZipContent(start));
}

function isText(start: Uint8Array): boolean {
  return start.length > 0 && start.every((byte) => byte >= 32 || (byte >= 9 && byte <= 13));
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
