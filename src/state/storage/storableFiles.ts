import type { RecordSource, SourceFile } from '../../workers/records/types';
import type { RecordEntry } from '../types';

/** A file by its bytes, for browsers that store no Blobs. */
export type BytesFile = Omit<SourceFile, 'blob'> & { bytes: ArrayBuffer };

type FilesOf<F> = Omit<RecordSource, 'header' | 'segments' | 'signals' | 'annotation' | 'annotators'> & {
  header: F;
  segments: F[];
  signals: F[];
  annotation: F | undefined;
  annotators: F[];
};

/** The files of a record as they lie in the database: all as Blobs, or all as bytes. */
export type StoredSource = RecordSource | FilesOf<BytesFile>;

/** A record as it lies in the database. */
export interface StoredRow {
  entry: RecordEntry;
  source: StoredSource;
}

/** WebKit's private windows give the first for a Blob, older browsers the second. */
const BLOB_REFUSALS = ['UnknownError', 'DataCloneError'];

/**
 * Stores a record's files as Blobs, whose bytes stay on disk; where the browser refuses those, as bytes, which this reads into memory,
 * one record at a time.
 *
 * @param put writes a record's files; rejects where they cannot be written
 * @throws as `put` for any other reason than Blobs; as `put` the second time; DOMException (rejects) where a file cannot be read
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

/** A stored record with its files as Blobs, however they were stored. What is damaged comes back as it is. */
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

/** One file may be listed twice (an EDF+ file is header and annotations in one): its bytes are then stored once. */
async function asBytes(source: RecordSource): Promise<FilesOf<BytesFile>> {
  const { header, segments, signals, annotation, annotators } = source;
  const files = [header, ...segments, ...signals, ...annotators, ...(annotation ? [annotation] : [])];
  const blobs = [...new Set(files.map(({ blob }) => blob))];
  const bytes = new Map(
    await Promise.all(blobs.map(async (blob) => [blob, await blob.arrayBuffer()] as const)),
  );
  return mapFiles(source, ({ blob, ...file }) => ({ ...file, bytes: bytes.get(blob)! }));
}

/** Lists may be missing from records that an earlier version of the lab stored. */
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
