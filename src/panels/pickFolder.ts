import type { DroppedFile } from './readDropped';

/** Files opened at a time; each is only a reference, its bytes stay on disk. */
const AT_A_TIME = 32;

/** Missing in the types of TypeScript: browsers with the File System Access API have it. */
interface Picker {
  showDirectoryPicker?: (options: { id: string; mode: 'read' }) => Promise<FileSystemDirectoryHandle>;
}

/**
 * Opens a folder picker of the File System Access API. Unlike a folder `<input>` it asks for permission to view the
 * folder, and does not mention an upload, which never happens.
 *
 * @returns its files with their paths; `unavailable` if the browser has no such picker or does not allow it here, so
 * that the input has to be used
 */
export async function pickFolder(
  from: Picker = globalThis as Picker,
): Promise<DroppedFile[] | 'cancelled' | 'unavailable'> {
  if (!from.showDirectoryPicker) return 'unavailable';
  try {
    return await filesIn(await from.showDirectoryPicker({ id: 'wfdb', mode: 'read' }));
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'unavailable';
  }
}

/**
 * All files of a folder, at any depth, with paths that begin with its name. A file that cannot be opened is returned
 * as an empty file, so that it is reported as a problem; a subfolder that cannot be opened is skipped.
 */
export async function filesIn(folder: FileSystemDirectoryHandle): Promise<DroppedFile[]> {
  const found: { path: string; handle: FileSystemFileHandle }[] = [];
  const folders = [{ path: folder.name, handle: folder }];
  for (let next = folders.shift(); next; next = folders.shift()) {
    try {
      for await (const handle of next.handle.values()) {
        const path = `${next.path}/${handle.name}`;
        if (handle.kind === 'directory') folders.push({ path, handle: handle as FileSystemDirectoryHandle });
        else found.push({ path, handle: handle as FileSystemFileHandle });
      }
    } catch (error) {
      if (next.handle === folder) throw error;
    }
  }
  found.sort((a, b) => (a.path < b.path ? -1 : 1));
  const files: DroppedFile[] = [];
  for (let i = 0; i < found.length; i += AT_A_TIME) {
    const some = found.slice(i, i + AT_A_TIME);
    files.push(
      ...(await Promise.all(
        some.map(async ({ path, handle }) => ({
          path,
          blob: await handle.getFile().catch(() => new Blob()),
        })),
      )),
    );
  }
  return files;
}
