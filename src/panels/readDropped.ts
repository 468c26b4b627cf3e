/** A file with the path it had in what was dropped or chosen. */
export interface DroppedFile {
  path: string;
  blob: Blob;
}

/**
 * All files of a drop, folders included to any depth, with their paths.
 * Must be called inside the drop event: the browser empties the list as soon as the handler returns.
 * What cannot be opened (no permission, gone in the meantime) comes as an empty file, so that it is named as a problem.
 */
export function readDropped(transfer: Pick<DataTransfer, 'items' | 'files'>): Promise<DroppedFile[]> {
  const found = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  // Where the browser lists no items, or gives neither entry nor file, its flat list is all there is.
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

/** Files of an `<input type="file">`, with their paths inside the folder where a folder was chosen. */
export function readChosen(files: FileList | null): DroppedFile[] {
  return [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<DroppedFile[]> {
  const reader = folder.createReader();
  const files: DroppedFile[] = [];
  for (;;) {
    // A reader gives a hundred entries at a time, and none at the end.
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
