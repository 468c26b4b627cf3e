import { groupFiles } from '../files/groupFiles';
import { isRecordsList } from '../files/recordsList';
import { problem, toProblem } from '../problem';
import type { WfdbProblem } from '../types';
import { byteSource } from './byteSource';
import { isSafePath } from './safePath';
import { defaultZipLimits, unpackEntry, type ZipBudget, type ZipLimits } from './unpackEntry';
import { readZipDirectory, type ZipEntry } from './zipDirectory';

export interface ZipArchive {
  fileName: string;
  /** The entries that may be parts of WFDB records, and the lists of them, in the order of the zip. */
  entries: ZipEntry[];
  /** Paths that are no WFDB files by their name, the usual companions of a database left out. */
  unknown: string[];
  /** Entries that were refused. */
  problems: WfdbProblem[];
  /**
   * Unpacks one entry; the limits count over all calls.
   *
   * @throws WfdbError `zip-malformed`, `zip-too-large`; the signal's reason when it is aborted
   */
  unpack(entry: ZipEntry, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

export interface OpenZipOptions {
  limits?: Partial<ZipLimits>;
}

/**
 * Opens a zip by its table of contents, without unpacking anything: a Blob's other bytes stay where they are until
 * an entry is asked for. Paths that leave the zip's folder are refused, with a problem; the rest is read.
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
  const climbing = listed.filter((entry) => !isSafePath(entry.path));
  const groups = groupFiles(safe.map(({ path, claimedBytes }) => ({ path, size: claimedBytes })));
  const wanted = new Set(
    [...groups.records, ...groups.headerless].flatMap((group) => [
      ...(group.headerPath === undefined ? [] : [group.headerPath]),
      ...group.signalPaths,
      ...group.annotators.map(({ path }) => path),
    ]),
  );
  for (const path of groups.ignored) if (isRecordsList(path)) wanted.add(path);
  const budget: ZipBudget = { producedBytes: 0 };
  return {
    fileName,
    // Of two entries with one path the first counts, as `groupFiles` has it.
    entries: safe.filter((entry) => wanted.delete(entry.path)),
    unknown: [...groups.unknown, ...groups.zips],
    problems: climbing.length > 0 ? [climbingProblem(fileName, climbing)] : [],
    unpack: (entry, signal) => unpackEntry(source, fileName, entry, { limits, budget, signal }),
  };
}

export type ZipItem =
  /** A file as in the zip, folders in its path included. */
  | { path: string; bytes: Uint8Array<ArrayBuffer> }
  /** What was refused, or could not be read, while the rest goes on. */
  | { problem: WfdbProblem };

/**
 * Unpacks the WFDB files of a zip one after the other; only one is held at a time, and what is no WFDB file by its name
 * is not unpacked at all. A damaged entry is told and passed over; when the zip holds more than the limits allow, that
 * is told and the unpacking ends. A zip that cannot be opened gives one problem.
 *
 * @throws only the reason of `options.signal`, when it is aborted
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
    yield { problem: nothingInside(fileName) };
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

function nothingInside(fileName: string): WfdbProblem {
  return problem(
    'file-unknown',
    fileName,
    `${fileName} holds no WFDB files (.hea with .dat and .atr). Choose the zip of a database or record from PhysioNet.`,
  );
}

function climbingProblem(fileName: string, climbing: ZipEntry[]): WfdbProblem {
  const names = climbing.slice(0, 3).map(({ path }) => `"${path.slice(0, 80)}"`);
  const shown = names.join(', ') + (climbing.length > 3 ? ' …' : '');
  return problem(
    'zip-climbing-path',
    fileName,
    `${fileName} has ${climbing.length} file${climbing.length === 1 ? '' : 's'} with paths that lead out of it (${shown}); they were left out, the rest was read. Get the zip from a source that you trust.`,
    { count: climbing.length, paths: shown },
  );
}
