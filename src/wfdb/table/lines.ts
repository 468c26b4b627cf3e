import type { ByteSource } from '../zip/byteSource';

const pieceBytes = 2 ** 20;

/**
 * Passes on the lines of a text from a byte on, without their ends (LF, CR or both), until `take` returns true. A line
 * longer than a megabyte comes in pieces, which are no rows.
 *
 * @param take gets the piece of the file, the line's place in it, and the piece's offset in the file
 */
export async function eachLine(
  source: ByteSource,
  fromByte: number,
  take: (bytes: Uint8Array, start: number, end: number, pieceByte: number) => boolean,
): Promise<void> {
  let at = fromByte;
  while (at < source.size) {
    const bytes = await source.read(at, Math.min(source.size, at + pieceBytes));
    if (bytes.length === 0) return;
    const isLast = at + bytes.length >= source.size;
    let start = 0;
    for (let k = 0; k < bytes.length; k++) {
      const byte = bytes[k];
      if (byte !== 10 && byte !== 13) continue;
      if (k > start && take(bytes, start, k, at)) return;
      start = k + 1;
    }
    if (start < bytes.length && (isLast || start === 0)) {
      if (take(bytes, start, bytes.length, at)) return;
      start = bytes.length;
    }
    at += start;
  }
}
