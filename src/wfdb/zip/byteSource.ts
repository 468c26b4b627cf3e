/** Random access to bytes that may be on disk. */
export interface ByteSource {
  size: number;
  /** Bytes [start, end), fewer if the source ends before. */
  read(start: number, end: number): Promise<Uint8Array>;
}

export function byteSource(source: Blob | Uint8Array): ByteSource {
  if (source instanceof Uint8Array) {
    return { size: source.length, read: async (start, end) => source.subarray(start, end) };
  }
  return {
    size: source.size,
    read: async (start, end) => new Uint8Array(await source.slice(start, end).arrayBuffer()),
  };
}
