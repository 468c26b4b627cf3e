import { fileKind } from '../wfdb/files/fileKinds';
import { expectedFileBytes } from '../wfdb/record/framesInFile';
import type { Header } from '../wfdb/types';
import { limitBytes } from './defaults';
import { folderOf, isPathInside } from './safePath';
import type { RecordsListing } from './types';

/** A file to download. */
export interface WantedFile {
  /** Path inside the root. */
  path: string;
  /** Larger files are refused. */
  limitBytes: number;
  /** Size according to the header. */
  expectedBytes: number | undefined;
  /** It may be missing: nothing says that it exists. */
  optional: boolean;
}

/** EDF and BDF files are records by themselves, and RECORDS lists them with their extension. */
export function isEdf(path: string): boolean {
  return /\.(?:edf|bdf)$/i.test(path);
}

export function headerOf(record: string): WantedFile {
  return { path: `${record}.hea`, limitBytes: limitBytes.header, expectedBytes: undefined, optional: false };
}

export function edfFile(path: string): WantedFile {
  return { path, limitBytes: limitBytes.signals, expectedBytes: undefined, optional: false };
}

/**
 * The files that a header (header(5) of the WFDB Applications Guide) names: headers of segments, or signal files,
 * without duplicates. `~` stands for no signal and no segment, `-` for a program's standard input.
 *
 * @param headerPath inside the root; names are relative to its folder
 * @returns refused: names that point outside the database
 */
export function namedByHeader(
  header: Header,
  headerPath: string,
): { segments: WantedFile[]; signals: WantedFile[]; refused: string[] } {
  const folder = folderOf(headerPath);
  const refused: string[] = [];
  const inside = (names: Iterable<string>) =>
    [...new Set(names)].filter((name) => {
      if (name === '~' || name === '-') return false;
      if (isPathInside(folder + name)) return true;
      refused.push(name);
      return false;
    });
  const segments = inside((header.segments ?? []).map(({ recordName }) => recordName));
  const signals = inside(header.signals.map(({ fileName }) => fileName));
  const expected = expectedBytesOf(header);
  return {
    segments: segments.map((name) => headerOf(folder + name)),
    signals: signals.map((name) => signalFile(folder + name, expected.get(name))),
    refused,
  };
}

/** Files may be a little larger than their header implies (padding, cut-off parts), but not many times larger. */
function signalFile(path: string, expectedBytes: number | undefined): WantedFile {
  const most =
    expectedBytes === undefined || expectedBytes === 0
      ? limitBytes.signals
      : Math.min(limitBytes.signals, 2 * expectedBytes + 2 ** 20);
  return { path, limitBytes: most, expectedBytes, optional: false };
}

function expectedBytesOf(header: Header): Map<string, number | undefined> {
  try {
    return expectedFileBytes(header);
  } catch {
    // The header's problem is reported when the record is read.
    return new Map();
  }
}

/**
 * Finds the annotation files of a record: those that SHA256SUMS.txt lists under its name; without sums those of the
 * database's annotators (or `atr`), as far as they exist.
 */
export function annotationFinder({
  sums,
  annotators,
}: Pick<RecordsListing, 'sums' | 'annotators'>): (record: string) => WantedFile[] {
  const file = (path: string, optional: boolean): WantedFile => ({
    path,
    limitBytes: limitBytes.annotations,
    expectedBytes: undefined,
    optional,
  });
  if (!sums) return (record) => (annotators ?? ['atr']).map((name) => file(`${record}.${name}`, true));
  const byRecord = new Map<string, string[]>();
  for (const path of sums.keys()) {
    const dot = path.lastIndexOf('.');
    if (dot <= path.lastIndexOf('/') || fileKind(path, true) !== 'annotator') continue;
    const record = path.slice(0, dot);
    const known = byRecord.get(record);
    if (known) known.push(path);
    else byRecord.set(record, [path]);
  }
  return (record) => (byRecord.get(record) ?? []).map((path) => file(path, false));
}
