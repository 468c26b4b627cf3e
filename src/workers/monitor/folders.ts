import type { AppendFile, RecordingFolder } from './recording';

/** Folders of recordings by name, and those that are there. */
export interface RecordingFolders {
  /** One that may be new. */
  create(name: string): Promise<RecordingFolder>;
  /** @throws (rejects) if there is none of that name */
  folder(name: string): Promise<RecordingFolder>;
  names(): Promise<string[]>;
  /** Deletes it; nothing happens if another page has done so. */
  remove(name: string): Promise<void>;
}

/** What TypeScript's types of the page lack: only threads have it (File System Standard, WHATWG). */
interface SyncHandle {
  write(bytes: Uint8Array<ArrayBuffer>, options: { at: number }): number;
  getSize(): number;
  flush(): void;
  close(): void;
}

const ROOT = 'monitor';

/** Recordings in the browser's private file system (OPFS): they outlive a crash of the page. */
export function opfsFolders(storage: StorageManager = navigator.storage): RecordingFolders {
  const root = async () => (await storage.getDirectory()).getDirectoryHandle(ROOT, { create: true });
  const open = async (name: string, create: boolean) =>
    folderIn(await (await root()).getDirectoryHandle(name, { create }));
  return {
    create: (name) => open(name, true),
    folder: (name) => open(name, false),
    async names() {
      const found: string[] = [];
      for await (const name of (await root()).keys()) found.push(name);
      return found.sort();
    },
    async remove(name) {
      try {
        await (await root()).removeEntry(name, { recursive: true });
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };
}

function folderIn(directory: FileSystemDirectoryHandle): RecordingFolder {
  return {
    async open(name) {
      const file = await directory.getFileHandle(name, { create: true });
      const handle = await (
        file as unknown as { createSyncAccessHandle(): Promise<SyncHandle> }
      ).createSyncAccessHandle();
      return appendTo(handle);
    },
    file: (name) => fileOf(directory, name),
  };
}

/** Empty if there is no such file: reading makes none. */
async function fileOf(directory: FileSystemDirectoryHandle, name: string): Promise<Blob> {
  try {
    return await (await directory.getFileHandle(name)).getFile();
  } catch (error) {
    if (isNotFound(error)) return new Blob();
    throw error;
  }
}

const isNotFound = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotFoundError';

function appendTo(handle: SyncHandle): AppendFile {
  let at = handle.getSize();
  return {
    append(bytes) {
      // A full disk writes less than asked; the next attempt is at the same place.
      if (handle.write(bytes, { at }) < bytes.length) throw new Error('The storage of this page is full.');
      at += bytes.length;
    },
    flush: () => handle.flush(),
    close: () => handle.close(),
  };
}

/** Recordings in memory, where the browser gives no files: a crash loses them. */
export function memoryFolders(): RecordingFolders {
  const folders = new Map<string, RecordingFolder>();
  return {
    async create(name) {
      const folder = folders.get(name) ?? folderInMemory();
      folders.set(name, folder);
      return folder;
    },
    async folder(name) {
      const folder = folders.get(name);
      if (!folder) throw new DOMException(`There is no recording ${name}.`, 'NotFoundError');
      return folder;
    },
    names: async () => [...folders.keys()].sort(),
    remove: async (name) => void folders.delete(name),
  };
}

function folderInMemory(): RecordingFolder {
  const files = new Map<string, Uint8Array<ArrayBuffer>[]>();
  return {
    async open(name) {
      const parts = files.get(name) ?? [];
      files.set(name, parts);
      return { append: (bytes) => void parts.push(bytes), flush() {}, close() {} };
    },
    file: async (name) => new Blob(files.get(name) ?? []),
  };
}
