import type { AppendFile, RecordingFolder } from './recording';

/** Folders of recordings by name, and those that are there. */
export interface RecordingFolders {
  folder(name: string): Promise<RecordingFolder>;
  names(): Promise<string[]>;
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
  return {
    async folder(name) {
      const directory = await (await root()).getDirectoryHandle(name, { create: true });
      return {
        async open(fileName) {
          const file = await directory.getFileHandle(fileName, { create: true });
          const handle = await (
            file as unknown as { createSyncAccessHandle(): Promise<SyncHandle> }
          ).createSyncAccessHandle();
          return appendTo(handle);
        },
        async read(fileName) {
          return new Uint8Array(await (await fileOf(directory, fileName)).arrayBuffer());
        },
        sizeBytes: async (fileName) => (await fileOf(directory, fileName)).size,
      };
    },
    async names() {
      const found: string[] = [];
      for await (const name of (await root()).keys()) found.push(name);
      return found.sort();
    },
    async remove(name) {
      await (await root()).removeEntry(name, { recursive: true });
    },
  };
}

async function fileOf(directory: FileSystemDirectoryHandle, name: string): Promise<File> {
  return (await directory.getFileHandle(name, { create: true })).getFile();
}

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
  const folders = new Map<string, Map<string, Uint8Array<ArrayBuffer>[]>>();
  return {
    async folder(name) {
      const files = folders.get(name) ?? new Map<string, Uint8Array<ArrayBuffer>[]>();
      folders.set(name, files);
      return {
        async open(fileName) {
          const parts = files.get(fileName) ?? [];
          files.set(fileName, parts);
          return { append: (bytes) => void parts.push(bytes), flush() {}, close() {} };
        },
        async read(fileName) {
          return new Uint8Array(await new Blob(files.get(fileName) ?? []).arrayBuffer());
        },
        sizeBytes: async (fileName) => new Blob(files.get(fileName) ?? []).size,
      };
    },
    names: async () => [...folders.keys()].sort(),
    remove: async (name) => void folders.delete(name),
  };
}
