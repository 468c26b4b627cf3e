import { createSha256 } from '../../base/sha256';
import type { SourceFile } from './types';

/** Chunk size for files that are not in memory. */
const CHUNK_BYTES = 8 * 2 ** 20;

/** SHA-256 of bytes in memory, by the browser. */
export async function hashBytes(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same for a file that is never completely in memory: browsers hash complete arrays only. */
export async function hashFile({ blob }: SourceFile): Promise<string> {
  const sum = createSha256();
  const read = (start: number) => blob.slice(start, start + CHUNK_BYTES).arrayBuffer();
  let ahead = read(0);
  for (let start = 0; start < blob.size; start += CHUNK_BYTES) {
    const bytes = new Uint8Array(await ahead);
    // The next chunk is read from disk while this one is hashed.
    ahead = read(start + CHUNK_BYTES);
    ahead.catch(() => undefined);
    sum.update(bytes);
  }
  return sum.hex();
}
