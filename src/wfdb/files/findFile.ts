/**
 * The key under which a file that a header names is at hand: the same spelling, else the same letters in another case,
 * else the same base name without its folders. Headers of old discs spell names in capitals or with backslashes.
 */
export function findFile(names: Iterable<string>, wanted: string): string | undefined {
  let byCase: string | undefined;
  let byBaseName: string | undefined;
  const folded = fold(wanted);
  const foldedBase = baseName(folded);
  for (const name of names) {
    if (name === wanted) return name;
    const foldedName = fold(name);
    if (foldedName === folded) byCase ??= name;
    else if (baseName(foldedName) === foldedBase) byBaseName ??= name;
  }
  return byCase ?? byBaseName;
}

function fold(path: string): string {
  return path.replaceAll('\\', '/').toLowerCase();
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
