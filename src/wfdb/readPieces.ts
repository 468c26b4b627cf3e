import { WfdbError } from './WfdbError';
import type { ByteSource } from './zip/byteSource';

const pieceBytes = 4 * 2 ** 20;

/**
 * Reads a range of a file in pieces of a few megabytes, each of whole units, and passes them on in order.
 *
 * @throws WfdbError `file-unreadable` if the file has become shorter since it was opened
 */
export async function readPieces(
  source: ByteSource,
  fileName: string,
  { startByte, endByte, unitBytes }: { startByte: number; endByte: number; unitBytes: number },
  take: (bytes: Uint8Array, firstByte: number) => void,
): Promise<void> {
  const step = Math.max(1, Math.floor(pieceBytes / unitBytes)) * unitBytes;
  for (let at = startByte; at < endByte; at += step) {
    const end = Math.min(endByte, at + step);
    const bytes = await source.read(at, end);
    if (bytes.length < end - at) throw shorterThanBefore(fileName);
    take(bytes, at);
  }
}

export function shorterThanBefore(fileName: string): WfdbError {
  const reason = 'it is shorter than when it was opened';
  return new WfdbError(
    'file-unreadable',
    fileName,
    `${fileName} could not be read (${reason}). Try to open it again.`,
    { reason },
  );
}
