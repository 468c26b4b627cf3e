import { vi } from 'vitest';

/** Captures the downloads of commands, by file name; `vi.unstubAllGlobals` and `vi.restoreAllMocks` end it. */
export function catchSaved(): Map<string, Blob> {
  const files = new Map<string, Blob>();
  let blob: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    blob = given as Blob;
    return 'blob:caught';
  });
  vi.stubGlobal('document', {
    createElement: () => ({
      download: '',
      click() {
        files.set(this.download, blob!);
      },
    }),
  });
  return files;
}
