import { isPathInside } from './safePath';

/** Refused names are told; a list of nothing else is not told in full. */
const MAX_REFUSED = 5;
const MAX_ANNOTATORS = 32;

/**
 * Paths of a RECORDS file, each once, in their order: one a line, a folder with a list of its own ends in "/".
 *
 * @param folder where the file lies inside the database, with its last slash; '' at the top
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

/** SHA-256 in hex by path, of what `sha256sum` writes (hash, two blanks or a blank and `*`, path) or PhysioNet (one blank). Other lines count for nothing. */
export function parseSums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const [, hash, path] of text.matchAll(/^([0-9a-f]{64})[ \t]+\*?(?:\.\/)*([^\r\n]+?)\r?$/gim)) {
    if (isPathInside(path!)) sums.set(path!, hash!.toLowerCase());
  }
  return sums;
}

/** Names of an ANNOTATORS file: the first word of every line, letters and digits as WFDB has them. */
export function parseAnnotators(text: string): string[] {
  const names = text.split(/\r\n|\n|\r/).map((line) => line.trim().split(/\s/, 1)[0]!);
  return [...new Set(names.filter((name) => /^[a-z][a-z0-9_-]{0,15}$/i.test(name)))].slice(0, MAX_ANNOTATORS);
}
