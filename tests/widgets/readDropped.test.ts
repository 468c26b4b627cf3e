import { describe, expect, it } from 'vitest';
import { readDropped } from '../../src/panels/readDropped';

/** The file system entries of a drop, as far as needed; folders return two entries at a time. */
function fileEntry(path: string, text: string | undefined): FileSystemEntry {
  return {
    isDirectory: false,
    isFile: true,
    fullPath: path,
    file: (done: (file: Blob) => void, failed: () => void) =>
      text === undefined ? failed() : done(new Blob([text])),
  } as unknown as FileSystemEntry;
}

function folderEntry(path: string, entries: FileSystemEntry[]): FileSystemEntry {
  return {
    isDirectory: true,
    isFile: false,
    fullPath: path,
    createReader: () => {
      let next = 0;
      return {
        readEntries: (done: (batch: FileSystemEntry[]) => void) => {
          done(entries.slice(next, next + 2));
          next += 2;
        },
      };
    },
  } as unknown as FileSystemEntry;
}

function item(entry: FileSystemEntry | null, file: File | null): DataTransferItem {
  return {
    kind: 'file',
    webkitGetAsEntry: () => entry,
    getAsFile: () => file,
  } as unknown as DataTransferItem;
}

const transfer = (items: DataTransferItem[], files: File[] = []) =>
  ({ items, files }) as unknown as DataTransfer;

describe('readDropped', () => {
  it('walks folders at any depth, batch by batch, and keeps their paths', async () => {
    const deep = folderEntry('/db/x/y', [fileEntry('/db/x/y/1.hea', '1')]);
    const folder = folderEntry('/db', [
      fileEntry('/db/100.hea', 'a'),
      fileEntry('/db/100.dat', 'b'),
      fileEntry('/db/100.atr', 'c'),
      folderEntry('/db/x', [deep]),
      folderEntry('/db/empty', []),
    ]);
    const files = await readDropped(transfer([item(folder, null)]));
    expect(files.map((file) => file.path)).toEqual([
      'db/100.hea',
      'db/100.dat',
      'db/100.atr',
      'db/x/y/1.hea',
    ]);
    expect(await Promise.all(files.map((file) => file.blob.text()))).toEqual(['a', 'b', 'c', '1']);
  });

  it('reads files and folders dropped together, and ignores text', async () => {
    const file = new File(['z'], 'all.zip');
    const text = { kind: 'string' } as unknown as DataTransferItem;
    const folder = folderEntry('/r', [fileEntry('/r/1.dat', 'd')]);
    const files = await readDropped(
      transfer([item(fileEntry('/all.zip', 'z'), file), text, item(folder, null)]),
    );
    expect(files.map((found) => found.path)).toEqual(['all.zip', 'r/1.dat']);
    expect(files[0]?.blob).toBe(file);
  });

  it('returns a file that cannot be opened as an empty one', async () => {
    const files = await readDropped(
      transfer([item(folderEntry('/r', [fileEntry('/r/locked.dat', undefined)]), null)]),
    );
    expect(files.map(({ path, blob }) => [path, blob.size])).toEqual([['r/locked.dat', 0]]);
  });

  it('falls back to the flat list if the browser gives no items', async () => {
    const file = new File(['a'], '100.hea');
    expect(await readDropped(transfer([], [file]))).toEqual([{ path: '100.hea', blob: file }]);
  });
});
