/** The first part of a file whose download was interrupted. */
export interface PartialFile {
  blob: Blob;
  /** ETag or Last-Modified of the file that it is a part of: the rest is asked for with it. */
  validator: string | undefined;
  totalBytes: number | undefined;
}

/** Where downloaded files stay, by their paths from the database on. Every method may reject: refused or full. */
export interface DownloadStore {
  /** A file that was kept whole. */
  whole(path: string): Promise<Blob | undefined>;
  /** Keeps a file whole; what there was of its parts is forgotten. */
  keepWhole(path: string, blob: Blob): Promise<void>;
  partial(path: string): Promise<PartialFile | undefined>;
  /** Keeps a piece of a file that begins where the pieces before it end. */
  keepPiece(path: string, startByte: number, piece: PartialFile): Promise<void>;
  /** Forgets a file and its pieces. */
  drop(path: string): Promise<void>;
  /** Paths of the whole files whose path begins so. */
  paths(prefix: string): Promise<string[]>;
  clear(): Promise<void>;
}

/** A store that lives as long as the page: where the browser lets nothing be kept. */
export function memoryStore(): DownloadStore {
  const files = new Map<string, Blob>();
  const pieces = new Map<string, PartialFile>();
  return {
    whole: async (path) => files.get(path),
    async keepWhole(path, blob) {
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
