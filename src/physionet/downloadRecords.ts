import { parseHeader } from '../wfdb/header/parseHeader';
import { filesAtATime, maxFilesOfRecord } from './defaults';
import { ProgressSum } from './downloadProgress';
import type { PhysioNetAccess } from './fetchFile';
import { getFile } from './getFile';
import { isOffline, PhysioNetError, physioNetError } from './problem';
import { annotationFinder, edfFile, headerOf, isEdf, namedByHeader, type WantedFile } from './recordFiles';
import { createTurns } from './turns';
import type { DownloadedFile, DownloadProgress, PhysioNetProblem, RecordsListing } from './types';

/** The result for one record. */
export interface DownloadedRecord {
  record: string;
  /** All its files, the header first; empty if one of them could not be fetched. */
  files: DownloadedFile[];
  problem: PhysioNetProblem | undefined;
}

export interface DownloadOptions {
  onProgress?: (progress: DownloadProgress) => void;
  /** Called for every record as soon as all its files are here, or one of them cannot be fetched. */
  onRecord?: (record: DownloadedRecord) => void;
  /** Called once if the browser cannot store what is downloaded. */
  onUnkept?: () => void;
}

/**
 * Downloads records with all their files: the header, what it names (headers and files of segments included), and
 * annotations; a few files at a time. A record of which a file cannot be fetched is left out and its problem reported;
 * once the server is unreachable, the rest is not tried.
 *
 * @param records entries of the listing, folders excepted
 * @throws PhysioNetError if PhysioNet or the page's server is unreachable, or AbortError when stopped; records that
 *   were complete by then have been passed to `onRecord`
 */
export async function downloadRecords(
  listing: RecordsListing,
  records: readonly string[],
  access: PhysioNetAccess,
  { onProgress, onRecord, onUnkept }: DownloadOptions = {},
): Promise<void> {
  const end = new AbortController();
  const stop = () => end.abort(access.signal.reason);
  if (access.signal.aborted) stop();
  access.signal.addEventListener('abort', stop);
  const files = fileGetter(
    listing,
    { ...access, signal: end.signal },
    new ProgressSum(onProgress ?? (() => undefined)),
    onUnkept,
  );
  const annotationsOf = annotationFinder(listing);
  // Records take turns as well, so that the first ones are complete long before the last one begins.
  const turns = createTurns(filesAtATime);
  let offline: PhysioNetError | undefined;
  const ends = await Promise.allSettled(
    records.map((record) =>
      turns(async () => {
        end.signal.throwIfAborted();
        try {
          onRecord?.({
            record,
            files: await filesOfRecord(record, files, annotationsOf),
            problem: undefined,
          });
        } catch (error) {
          if (!(error instanceof PhysioNetError)) throw error;
          if (isOffline(error.problem)) {
            offline ??= error;
            end.abort();
          } else onRecord?.({ record, files: [], problem: error.problem });
        }
      }),
    ),
  );
  access.signal.removeEventListener('abort', stop);
  if (offline) throw offline;
  for (const each of ends) if (each.status === 'rejected') throw each.reason;
}

type GetFiles = (wanted: WantedFile[]) => Promise<DownloadedFile[]>;

/** Fetches files in turns and reports their progress; a missing optional one gives no file. */
function fileGetter(
  { location, sums }: RecordsListing,
  access: PhysioNetAccess,
  progress: ProgressSum,
  onUnkept: (() => void) | undefined,
): GetFiles {
  const turns = createTurns(filesAtATime);
  let isUnkept = false;
  const getOne = async ({ path, limitBytes, optional }: WantedFile): Promise<DownloadedFile[]> => {
    const fullPath = `${location.root}/${path}`;
    access.signal.throwIfAborted();
    try {
      const blob = await getFile(
        fullPath,
        {
          limitBytes,
          sha256: sums?.get(path),
          onBytes: (have, total) => progress.at(path, have, total),
          onRetry: () => progress.retry(path),
          onUnkept() {
            if (!isUnkept) onUnkept?.();
            isUnkept = true;
          },
        },
        access,
      );
      return [{ path: fullPath, blob }];
    } catch (error) {
      if (optional && error instanceof PhysioNetError && error.problem.code === 'physionet-missing')
        return [];
      throw error;
    } finally {
      progress.done(path);
    }
  };
  return async (wanted) => {
    for (const { path, expectedBytes } of wanted) progress.expect(path, expectedBytes);
    const ends = await Promise.allSettled(wanted.map((file) => turns(() => getOne(file))));
    return ends.flatMap((end) => {
      if (end.status === 'rejected') throw end.reason;
      return end.value;
    });
  };
}

/** The header decides what else belongs to a record. */
async function filesOfRecord(
  record: string,
  get: GetFiles,
  annotationsOf: (record: string) => WantedFile[],
): Promise<DownloadedFile[]> {
  if (isEdf(record)) return get([edfFile(record)]);
  const first = await headersNaming([headerOf(record)], get);
  const segments = await headersNaming(first.segments, get);
  const signals = unique([...first.signals, ...segments.signals]);
  if (signals.length + segments.files.length > maxFilesOfRecord) throw tooMany(record);
  return [...first.files, ...segments.files, ...(await get([...signals, ...annotationsOf(record)]))];
}

/** Fetches headers and lists what they name. */
async function headersNaming(wanted: WantedFile[], get: GetFiles) {
  const named = { files: [] as DownloadedFile[], segments: [] as WantedFile[], signals: [] as WantedFile[] };
  if (wanted.length > maxFilesOfRecord) throw tooMany(wanted[0]!.path);
  named.files = await get(wanted);
  for (const [i, { blob }] of named.files.entries()) {
    const { path } = wanted[i]!;
    const { segments, signals, refused } = namedByHeader(await parsed(blob, path), path);
    if (refused.length > 0) throw outsideDatabase(path, refused[0]!);
    named.segments.push(...segments);
    named.signals.push(...signals);
  }
  return named;
}

/** A header that cannot be read names nothing: its problem is reported when the record is imported. */
async function parsed(blob: Blob, path: string) {
  try {
    return parseHeader(new Uint8Array(await blob.arrayBuffer()), path);
  } catch {
    return parseHeader('unreadable 0', path);
  }
}

function unique(files: WantedFile[]): WantedFile[] {
  return [...new Map(files.map((file) => [file.path, file])).values()];
}

function outsideDatabase(header: string, wanted: string): PhysioNetError {
  const shown = wanted.slice(0, 60);
  return physioNetError(
    'physionet-path',
    header,
    `${header} names a file outside its database (${shown}), which is not fetched; the record was left out.`,
    { wanted: shown },
  );
}

function tooMany(path: string): PhysioNetError {
  return physioNetError(
    'physionet-too-large',
    path,
    `${path} names more than ${maxFilesOfRecord} files, so the record was not downloaded. Choose one of its segments.`,
    { files: maxFilesOfRecord },
  );
}
