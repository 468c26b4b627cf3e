import { describe, expect, it } from 'vitest';
import { filesIn, pickFolder } from '../../src/panels/pickFolder';

type Tree = { [name: string]: string | Tree | Error };

/** A folder as returned by the File System Access API. */
function folder(name: string, tree: Tree, broken = false): FileSystemDirectoryHandle {
  const entries = Object.entries(tree).map(([child, content]) => {
    if (content instanceof Error)
      return { kind: 'file', name: child, getFile: () => Promise.reject(content) };
    if (typeof content !== 'string') return folder(child, content, child === 'locked');
    return { kind: 'file', name: child, getFile: async () => new File([content], child) };
  });
  return {
    kind: 'directory',
    name,
    async *values() {
      if (broken) throw new DOMException('No leave.', 'NotAllowedError');
      yield* entries;
    },
  } as unknown as FileSystemDirectoryHandle;
}

const picker = (result: () => Promise<FileSystemDirectoryHandle>) => ({ showDirectoryPicker: result });

describe('a folder of the File System Access API', () => {
  it('returns its files at any depth, with paths that begin with its name, in order', async () => {
    const tree = { '100.hea': 'h', sub: { deep: { 'b.dat': 'bb' }, 'a.dat': '' }, '100.dat': 'ddd' };
    const files = await filesIn(folder('mitdb', tree));
    expect(files.map(({ path, blob }) => [path, blob.size])).toEqual([
      ['mitdb/100.dat', 3],
      ['mitdb/100.hea', 1],
      ['mitdb/sub/a.dat', 0],
      ['mitdb/sub/deep/b.dat', 2],
    ]);
  });

  it('returns a file that cannot be opened as an empty one, and skips such folders', async () => {
    const files = await filesIn(
      folder('db', { 'x.dat': new Error('gone'), locked: { 'y.dat': 'y' }, 'z.dat': 'z' }),
    );
    expect(files.map(({ path, blob }) => [path, blob.size])).toEqual([
      ['db/x.dat', 0],
      ['db/z.dat', 1],
    ]);
  });

  it('may have many files', async () => {
    const tree = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`f${i}.dat`, 'x']));
    expect(await filesIn(folder('db', tree))).toHaveLength(1000);
  });
});

describe('choosing a folder', () => {
  it('falls back to the input if the browser has no picker, or does not allow it', async () => {
    expect(await pickFolder({})).toBe('unavailable');
    const refuse = () => Promise.reject(new DOMException('Not here.', 'SecurityError'));
    expect(await pickFolder(picker(refuse))).toBe('unavailable');
    expect(await pickFolder(picker(async () => folder('db', {}, true)))).toBe('unavailable');
  });

  it('can be cancelled', async () => {
    const cancel = () => Promise.reject(new DOMException('Cancelled.', 'AbortError'));
    expect(await pickFolder(picker(cancel))).toBe('cancelled');
  });

  it('returns the files, or none for an empty folder', async () => {
    expect(await pickFolder(picker(async () => folder('db', { a: '1' })))).toHaveLength(1);
    expect(await pickFolder(picker(async () => folder('db', {})))).toEqual([]);
  });
});
