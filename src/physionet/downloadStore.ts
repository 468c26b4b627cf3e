/** The first part of a file whose download was interrupted. */
export interface PartialFile {
  blob: Blob;
  /** ETag or Last-Modified of the file that it is a part of, sent when the rest is requested. */
  validator: string | undefined;
  totalBytes: number | undefined;
}

/** Where downloaded files are kept, by their paths beginning with the database. Every method may reject: refused or full. */
export interface DownloadStore {
  /** A file that was stored completely. */
  complete(path: string): Promise<Blob | undefined>;
  /** Stores a complete file and drops its pieces. */
  keepComplete(path: string, blob: Blob): Promise<void>;
  partial(path: string): Promise<PartialFile | undefined>;
  /** Stores a piece of a file that begins where the pieces before it end. */
  keepPiece(path: string, startByte: number, piece: PartialFile): Promise<void>;
  /** Drops a file and its pieces. */
  drop(path: string): Promise<void>;
  /** Paths of the complete files that begin with the prefix. */
  paths(prefix: string): Promise<string[]>;
  clear(): Promise<void>;
}

/** A store in memory, gone with the page: for browsers that allow no storage. */
export function memoryStore(): DownloadStore {
  const files = new Map<string, Blob>();
  const pieces = new Map<string, PartialFile>();
  return {
    complete: async (path) => files.get(path),
    async keepComplete(path, blob) {
      files.set(path, blob);
      pieces.delete(path);
    },
    partial: async (path) => pieces.get(path),
    async keepPiece(path, startByte, piece) {
      const before = startByte === 0 ? undefined : pieces.get(path);
      if (startByte !== (before?.blob.size ?? 0)) return;
      pieces.set(path, { ...piece, blob: new Blob(before ? [before.blob, piece.blob] : [piece.blob]) });
    },
    async drop(path) {
      files.delete(path);
      pieces.delete(path);
    },
    paths: async (prefix) => [...files.keys()].filter((path) => path.startsWith(prefix)),
    async clear() {
      files.clear();
      pieces.clear();
    },
  };
}
