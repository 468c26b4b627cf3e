import { type FetchFileOptions, fetchFile, type PhysioNetAccess } from './fetchFile';
import { physioNetError } from './problem';
import { sha256OfBlob } from './sha256';

export interface GetFileOptions extends FetchFileOptions {
  /** SHA-256 in hex, where the database gives one. */
  sha256?: string | undefined;
  /** Hears that a file is here which the browser does not keep. */
  onUnkept?: (() => void) | undefined;
}

/**
 * A file as it was kept, else from the net. What does not have its SHA-256 is thrown away and fetched once more.
 *
 * @param path from the database on
 * @throws PhysioNetError (`physionet-checksum` where it is wrong twice), or AbortError when stopped
 */
export async function getFile(path: string, options: GetFileOptions, access: PhysioNetAccess): Promise<Blob> {
  const { store, signal } = access;
  const { sha256, onBytes, onUnkept } = options;
  const kept = await store.whole(path).catch(() => undefined);
  if (kept) {
    onBytes?.(kept.size, kept.size);
    return kept;
  }
  for (let again = false; ; again = true) {
    const blob = await fetchFile(path, options, access);
    const found = sha256 === undefined ? undefined : await sha256OfBlob(blob, signal);
    if (found === sha256) {
      try {
        await store.keepWhole(path, blob);
        // The store's own copy lies on the disk; the other one may be in memory.
        return (await store.whole(path)) ?? blob;
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
    `${path} came twice with other bytes than SHA256SUMS.txt says (expected ${expected}, found ${found}), so it was thrown away. Try again later; if it stays so, tell PhysioNet.`,
    { expected, found },
  );
}
