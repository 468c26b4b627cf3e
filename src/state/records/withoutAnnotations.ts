/** What tells the signals of a record: the sorted hashes of its files without the annotations in use, which come last. */
export function withoutAnnotations(files: readonly { sha256: string }[]): string[] {
  return (files.length > 1 ? files.slice(0, -1) : files).map(({ sha256 }) => sha256).sort();
}
