import { type FetchFileOptions, fetchFile, type PhysioNetAccess } from './fetchFile';
import { physioNetError } from './problem';
import { sha256OfBlob } from './sha256';

export interface GetFileOptions extends FetchFileOptions {
  /** SHA-256 in hex, if the database gives one. */
  sha256?: string | undefined;
  /** Called when the browser could not store the file. */
  onUnkept?: (() => void) | undefined;
}

/**
 * A file from the store, else from the network. One whose SHA-256 does not match is dropped and fetched once more.
 *
 * @param path beginning with the database
 * @throws PhysioNetError (`physionet-checksum` if it is wrong twice), or AbortError when stopped
 */
export async function getFile(path: string, options: GetFileOptions, access: PhysioNetAccess): Promise<Blob> {
  const { store, signal } = access;
  const { sha256, onBytes, onUnkept } = options;
  const kept = await store.complete(path).catch(() => undefined);
  if (kept) {
    onBytes?.(kept.size, kept.size);
    return kept;
  }
  for (let again = false; ; again = true) {
    const blob = await fetchFile(path, options, access);
    const found = sha256 === undefined ? undefined : await sha256OfBlob(blob, signal);
    if (found === sha256) {
      try {
        await store.keepComplete(path, blob);
        // The store's copy is on disk; the other one may be in memory.
        return (await store.complete(path)) ?? blob;
      } catch {
        onUnkept?.();
        return blob;
      }
    }
    await store.drop(path).catch(() => undefined);
    if (again) throw wrongSum(path, sha256!, found!);
  }
}

function wrongSum(path: string, expected: string, found: string) {
  return physioNetError(
    'physionet-checksum',
    path,
    `${path} was received twice with bytes that do not match SHA256SUMS.txt (expected ${expected}, found ${found}), so it was discarded. Try again later; if it happens again, tell PhysioNet.`,
    { expected, found },
  );
}
