import { Unzlib } from 'fflate';
import { messageOf } from '../../base/messageOf';
import type { ByteSource } from '../zip/byteSource';
import { noMatlab } from './matlabError';

/** Deflate makes at most 1032 bytes from one: no push produces more than four megabytes before they are counted. */
const pushBytes = 4096;
/** What a variable may unpack to: this much in any case, beyond it this many times its packed size. */
const floorBytes = 64 * 2 ** 20;
const mostRatio = 40;

/**
 * Unpacks a packed variable into memory, as a source of its own; it is kept in the pieces in which it was unpacked, so
 * that it is in memory once.
 *
 * @throws WfdbError `matlab-malformed` if it is damaged, or unpacks to more than any signal would
 */
export async function inflate(
  source: ByteSource,
  { start, end }: { start: number; end: number },
  fileName: string,
): Promise<ByteSource> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const limit = Math.max(floorBytes, mostRatio * (end - start));
  const unpacker = new Unzlib((piece) => {
    size += piece.length;
    if (size > limit) throw new Error('it unpacks to far more than its size');
    if (piece.length > 0) pieces.push(piece);
  });
  try {
    for (let at = start; at < end; at += pushBytes) {
      const to = Math.min(end, at + pushBytes);
      unpacker.push(await source.read(at, to), to >= end);
    }
  } catch (error) {
    throw noMatlab(fileName, `a packed variable is damaged (${messageOf(error)})`);
  }
  return joined(pieces, size);
}

function joined(pieces: readonly Uint8Array[], size: number): ByteSource {
  const starts: number[] = [];
  let at = 0;
  for (const piece of pieces) {
    starts.push(at);
    at += piece.length;
  }
  const pieceAt = (byte: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= byte) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    size,
    async read(start, end) {
      const from = Math.min(size, Math.max(0, start));
      const bytes = new Uint8Array(Math.max(0, Math.min(size, end) - from));
      for (let k = pieceAt(from), done = 0; done < bytes.length; k++) {
        const piece = pieces[k]!.subarray(from + done - starts[k]!);
        const part = piece.subarray(0, bytes.length - done);
        bytes.set(part, done);
        done += part.length;
      }
      return bytes;
    },
  };
}
