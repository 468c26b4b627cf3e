/** A dropped or chosen file with its path. */
export interface DroppedFile {
  path: string;
  blob: Blob;
}

/**
 * All files of a drop, including folders at any depth, with their paths.
 * Must be called inside the drop event: the browser empties the list as soon as the handler returns.
 * A file that cannot be opened (no permission, deleted in the meantime) is returned as an empty file, so that it is
 * reported as a problem.
 */
export function readDropped(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<DroppedFile[]> {
  const found = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  // If the browser lists no items, or returns neither entries nor files, only its flat list is left.
  if (found.every(({ entry, file }) => entry === null && file === null)) {
    return Promise.resolve([...transfer.files].map((file) => ({ path: file.name, blob: file })));
  }
  return Promise.all(
    found.map(async ({ entry, file }) => {
      if (entry?.isDirectory) return readFolder(entry as FileSystemDirectoryEntry);
      if (file) return [{ path: file.name, blob: file }];
      return entry ? [await readFile(entry as FileSystemFileEntry)] : [];
    }),
  ).then((lists) => lists.flat());
}

/** Files of an `<input type="file">`, with their paths in the folder if a folder was chosen. */
export function readChosen(files: FileList | null): DroppedFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<DroppedFile[]> {
  const reader = folder.createReader();
  const files: DroppedFile[] = [];
  for (;;) {
    // A reader returns up to a hundred entries per call, and none at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]));
    });
    if (entries.length === 0) return files;
    for (const entry of entries) {
      if (entry.isDirectory) files.push(...(await readFolder(entry as FileSystemDirectoryEntry)));
      else files.push(await readFile(entry as FileSystemFileEntry));
    }
  }
}

function readFile(entry: FileSystemFileEntry): Promise<DroppedFile> {
  const path = entry.fullPath.replace(/^\//, '');
  return new Promise((resolve) => {
    entry.file(
      (blob) => resolve({ path, blob }),
      () => resolve({ path, blob: new Blob() }),
    );
  });
}
