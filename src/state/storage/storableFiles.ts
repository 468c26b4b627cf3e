import type { RecordSource, SourceFile } from '../../workers/records/types';
import type { RecordEntry } from '../types';

/** A file as bytes, for browsers that cannot store Blobs. */
export type BytesFile = Omit<SourceFile, 'blob'> & { bytes: ArrayBuffer };

type FilesOf<F> = Omit<RecordSource, 'header' | 'segments' | 'signals' | 'annotation' | 'annotators'> & {
  header: F;
  segments: F[];
  signals: F[];
  annotation: F | undefined;
  annotators: F[];
};

/** The files of a record as stored in the database: all as Blobs, or all as bytes. */
export type StoredSource = RecordSource | FilesOf<BytesFile>;

/** A record as stored in the database. */
export interface StoredRow {
  /** See `RECORD_FORMAT`; rows from before it have none. */
  format?: number;
  entry: RecordEntry;
  source: StoredSource;
}

/** Errors for a Blob: the first in WebKit's private windows, the second in older browsers. */
const BLOB_REFUSALS = ['UnknownError', 'DataCloneError'];

/**
 * Stores a record's files as Blobs, whose bytes stay on disk; if the browser refuses Blobs, as bytes, which are read
 * into memory, one record at a time.
 *
 * @param put writes a record's files; rejects if they cannot be written
 * @throws the errors of `put` except the refusal of Blobs; those of the second `put`; DOMException (rejects) if a
 * file cannot be read
 */
export async function putFiles<T>(
  source: RecordSource,
  put: (stored: StoredSource) => Promise<T>,
): Promise<T> {
  try {
    return await put(source);
  } catch (error) {
    const name = (error as { name?: unknown } | null)?.name;
    if (!BLOB_REFUSALS.some((refusal) => refusal === name)) throw error;
    return put(await asBytes(source));
  }
}

/** A stored record with its files as Blobs, however they were stored. Damaged rows are returned unchanged. */
export function withBlobs({
  source: stored,
  ...row
}: StoredRow): Pick<StoredRow, 'entry'> & { source?: RecordSource } {
  if (!stored) return row;
  const blobs = new Map<ArrayBuffer, Blob>();
  const blobOf = (bytes: ArrayBuffer) => {
    const blob = blobs.get(bytes) ?? new Blob([bytes]);
    blobs.set(bytes, blob);
    return blob;
  };
  const source = mapFiles(stored as FilesOf<SourceFile | BytesFile>, (file) => {
    if (!isBytesFile(file)) return file;
    const { bytes, ...rest } = file;
    return { ...rest, blob: blobOf(bytes) };
  });
  return { ...row, source };
}

const isBytesFile = (file: SourceFile | BytesFile): file is BytesFile =>
  (file as Partial<BytesFile> | undefined)?.bytes instanceof ArrayBuffer;

/** A file may be listed twice (an EDF+ file is both header and annotations): its bytes are stored only once. */
async function asBytes(source: RecordSource): Promise<FilesOf<BytesFile>> {
  const { header, segments, signals, annotation, annotators } = source;
  const files = [header, ...segments, ...signals, ...annotators, ...(annotation ? [annotation] : [])];
  const blobs = [...new Set(files.map(({ blob }) => blob))];
  const bytes = new Map(
    await Promise.all(blobs.map(async (blob) => [blob, await blob.arrayBuffer()] as const)),
  );
  return mapFiles(source, ({ blob, ...file }) => ({ ...file, bytes: bytes.get(blob)! }));
}

/** The lists may be missing from records stored by an earlier version of the lab. */
function mapFiles<A, B>(source: FilesOf<A>, change: (file: A) => B): FilesOf<B> {
  const all = (files: A[]) => (Array.isArray(files) ? files.map(change) : files);
  const { annotation } = source;
  return {
    ...source,
    header: change(source.header),
    segments: all(source.segments),
    signals: all(source.signals),
    annotation: annotation && change(annotation),
    annotators: all(source.annotators),
  };
}
