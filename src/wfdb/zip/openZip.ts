import { nameOf } from '../../base/filePath';
import { groupFiles } from '../files/groupFiles';
import { plainPath } from '../files/plainName';
import { isRecordsList } from '../files/recordsList';
import { problem, toProblem } from '../problem';
import type { WfdbProblem } from '../types';
import { byteSource } from './byteSource';
import { isSafePath } from './safePath';
import { defaultZipLimits, unpackEntry, type ZipBudget, type ZipLimits } from './unpackEntry';
import { readZipDirectory, type ZipEntry } from './zipDirectory';

export interface ZipArchive {
  fileName: string;
  /** The entries that may be records or parts of them, and `RECORDS` lists, in the order of the zip. */
  entries: ZipEntry[];
  /** Paths whose names are not WFDB, without the usual companions of a database. */
  unknown: string[];
  /** Problems of refused entries. */
  problems: WfdbProblem[];
  /**
   * Unpacks one entry; the limits apply to all calls together.
   *
   * @throws WfdbError `zip-malformed`, `zip-too-large`; the signal's reason when aborted
   */
  unpack(entry: ZipEntry, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

export interface OpenZipOptions {
  limits?: Partial<ZipLimits>;
}

/** Texts that may be tables of samples. */
const mayBeTable = /\.(?:csv|tsv|txt|asc)$/i;

/**
 * Opens a zip by its table of contents, without unpacking anything: the other bytes of a Blob stay on disk until an
 * entry is requested. Paths that point outside the zip are refused, with a problem; the rest is read.
 *
 * @throws WfdbError `zip-malformed`, `zip-too-large`
 */
export async function openZipArchive(
  zip: Blob | Uint8Array,
  fileName: string,
  options: OpenZipOptions = {},
): Promise<ZipArchive> {
  const limits = { ...defaultZipLimits, ...options.limits };
  const source = byteSource(zip);
  const listed = await readZipDirectory(source, fileName, limits.maxEntries);
  const safe = listed.filter((entry) => isSafePath(entry.path));
  const outside = listed.filter((entry) => !isSafePath(entry.path));
  const groups = groupFiles(safe.map(({ path, claimedBytes }) => ({ path, size: claimedBytes })));
  const wanted = new Set(
    [...groups.records, ...groups.headerless].flatMap((group) => [
      ...(group.headerPath === undefined ? [] : [group.headerPath]),
      ...group.signalPaths,
      ...group.annotators.map(({ path }) => path),
    ]),
  );
  for (const path of groups.ignored) if (isRecordsList(path)) wanted.add(path);
  for (const path of groups.unknown) if (plainPath(path) !== path || mayBeTable.test(path)) wanted.add(path);
  const budget: ZipBudget = { producedBytes: 0 };
  return {
    fileName,
    // Of two entries with the same path the first is used, as in `groupFiles`.
    entries: safe.filter((entry) => wanted.delete(entry.path)),
    unknown: groups.unknown,
    problems: [
      ...(outside.length > 0 ? [outsideProblem(fileName, outside)] : []),
      ...(groups.zips.length > 0 ? [nestedProblem(fileName, groups.zips)] : []),
    ],
    unpack: (entry, signal) => unpackEntry(source, fileName, entry, { limits, budget, signal }),
  };
}

export type ZipItem =
  /** A file of the zip, with folders in its path. */
  | { path: string; bytes: Uint8Array<ArrayBuffer> }
  /** Something that was refused or could not be read; the rest continues. */
  | { problem: WfdbProblem };

/**
 * Unpacks the WFDB files of a zip one after the other; only one is in memory at a time, and files whose names are not
 * WFDB are not unpacked at all. A damaged entry is reported and skipped; when the zip exceeds the limits, that is
 * reported and the unpacking ends. A zip that cannot be opened gives one problem.
 *
 * @throws only the reason of `options.signal` when aborted
 */
export async function* openZip(
  zip: Blob | Uint8Array,
  fileName: string,
  options: OpenZipOptions & { signal?: AbortSignal } = {},
): AsyncGenerator<ZipItem, void, undefined> {
  let archive: ZipArchive;
  try {
    archive = await openZipArchive(zip, fileName, options);
  } catch (error) {
    yield { problem: toProblem(error, fileName) };
    return;
  }
  for (const refused of archive.problems) yield { problem: refused };
  if (archive.entries.length === 0 && archive.problems.length === 0) {
    yield { problem: noWfdbFiles(fileName) };
  }
  for (const entry of archive.entries) {
    let item: ZipItem;
    try {
      item = { path: entry.path, bytes: await archive.unpack(entry, options.signal) };
    } catch (error) {
      if (options.signal?.aborted) throw error;
      item = { problem: toProblem(error, fileName) };
    }
    yield item;
    if ('problem' in item && item.problem.code === 'zip-too-large') return;
  }
}

function noWfdbFiles(fileName: string): WfdbProblem {
  return problem(
    'file-unknown',
    fileName,
    `${fileName} holds no WFDB files (.hea with .dat and .atr). Choose the zip of a database or record from PhysioNet.`,
  );
}

function nestedProblem(fileName: string, zips: string[]): WfdbProblem {
  const shown = zips.slice(0, 3).join(', ') + (zips.length > 3 ? ' …' : '');
  const name = nameOf(fileName);
  return problem(
    'zip-nested',
    fileName,
    `${name} holds ${zips.length === 1 ? 'another zip' : `${zips.length} more zips`} (${shown}), which cannot be read inside it. Unpack ${name} first, then drop what is in it.`,
    { name, count: zips.length, zips: shown },
  );
}

function outsideProblem(fileName: string, outside: ZipEntry[]): WfdbProblem {
  const names = outside.slice(0, 3).map(({ path }) => `"${path.slice(0, 80)}"`);
  const shown = names.join(', ') + (outside.length > 3 ? ' …' : '');
  return problem(
    'zip-climbing-path',
    fileName,
    `${fileName} has ${outside.length} file${outside.length === 1 ? '' : 's'} with paths that point outside it (${shown}); they were left out, the rest was read. Get the zip from a source that you trust.`,
    { count: outside.length, paths: shown },
  );
}
