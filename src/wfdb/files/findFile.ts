import { nameOf } from '../../base/filePath';
/**
 * Finds, among the available names, the file that a header names: by the same spelling, else case-insensitively, else
 * by the base name without folders. Headers from old discs spell names in capitals or with backslashes.
 */
export function findFile(names: Iterable<string>, wanted: string): string | undefined {
  return fileFinder(names)(wanted);
}

/** As `findFile`, to look up many names among the same files. */
export function fileFinder(names: Iterable<string>): (wanted: string) => string | undefined {
  const exact = new Set<string>();
  const byCase = new Map<string, string>();
  const byBaseName = new Map<string, string>();
  for (const name of names) {
    exact.add(name);
    const folded = fold(name);
    if (!byCase.has(folded)) byCase.set(folded, name);
    const base = nameOf(folded);
    if (!byBaseName.has(base)) byBaseName.set(base, name);
  }
  return (wanted) => {
    if (exact.has(wanted)) return wanted;
    const folded = fold(wanted);
    return byCase.get(folded) ?? byBaseName.get(nameOf(folded));
  };
}

function fold(path: string): string {
  return path.replaceAll('\\', '/').toLowerCase();
}
