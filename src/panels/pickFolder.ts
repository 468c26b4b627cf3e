import type { DroppedFile } from './readDropped';

/** Files asked for at a time; each is only a reference, its bytes stay on the disk. */
const AT_A_TIME = 32;

/** Not yet among TypeScript's types: browsers with the File System Access API have it. */
interface Picker {
  showDirectoryPicker?: (options: { id: string; mode: 'read' }) => Promise<FileSystemDirectoryHandle>;
}

/**
 * Lets a person choose a folder by the File System Access API. Unlike an `<input>` for folders it asks for leave to
 * view the folder, and does not speak of an upload that never happens.
 *
 * @returns its files with their paths; `unavailable` where the browser has no such picker or does not allow it here,
 *   so that the input has to do
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
 * All files of a folder, to any depth, with paths that begin with its name. What cannot be opened comes as an empty
 * file, so that it is named as a problem; a folder inside that cannot be opened is passed over.
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
