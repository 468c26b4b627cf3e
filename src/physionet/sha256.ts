import { createSha256 } from '../base/sha256';

/** Files up to this size are hashed by the browser itself, on another thread, and are in memory meanwhile. */
const NATIVE_BYTES = 32 * 2 ** 20;

/** SHA-256 of a file; a large one is read in chunks. @throws the signal's reason as soon as it aborts */
export async function sha256OfBlob(blob: Blob, signal?: AbortSignal): Promise<string> {
  signal?.throwIfAborted();
  // Pages without HTTPS have no `subtle`.
  const { subtle } = globalThis.crypto as Partial<Crypto>;
  if (subtle && blob.size <= NATIVE_BYTES) {
    const digest = new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer()));
    signal?.throwIfAborted();
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  const sum = createSha256();
  for await (const part of blob.stream()) {
    signal?.throwIfAborted();
    sum.update(part);
  }
  return sum.hex();
}
