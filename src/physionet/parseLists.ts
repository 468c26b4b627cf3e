import { isPathInside } from './safePath';

/** At most this many refused names are reported. */
const MAX_REFUSED = 5;
const MAX_ANNOTATORS = 32;

/**
 * Paths of a RECORDS file, without duplicates, in file order: one per line; a folder with its own list ends in "/".
 *
 * @param folder folder of the file inside the database, with a trailing slash; '' at the top
 */
export function parseRecords(text: string, folder = ''): { entries: string[]; refused: string[] } {
  const entries = new Set<string>();
  const refused: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const name = line.trim().replace(/^(?:\.\/)+/, '');
    if (name === '') continue;
    const path = folder + name;
    if (isPathInside(path.replace(/\/$/, ''))) entries.add(path);
    else if (refused.length < MAX_REFUSED) refused.push(name.slice(0, 60));
  }
  return { entries: [...entries], refused };
}

/**
 * SHA-256 in hex by path, from the format of `sha256sum` (hash, two blanks or a blank and `*`, path) or PhysioNet (one
 * blank). Other lines are ignored.
 */
export function parseSums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const [, hash, path] of text.matchAll(/^([0-9a-f]{64})[ \t]+\*?(?:\.\/)*([^\r\n]+?)\r?$/gim)) {
    if (isPathInside(path!)) sums.set(path!, hash!.toLowerCase());
  }
  return sums;
}

/** Names of an ANNOTATORS file: the first word of every line, letters and digits as in WFDB. */
export function parseAnnotators(text: string): string[] {
  const names = text.split(/\r\n|\n|\r/).map((line) => line.trim().split(/\s/, 1)[0]!);
  return [...new Set(names.filter((name) => /^[a-z][a-z0-9_-]{0,15}$/i.test(name)))].slice(0, MAX_ANNOTATORS);
}
