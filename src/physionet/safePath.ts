const MAX_LENGTH = 500;

/**
 * Whether a path inside a database names a file there and nowhere else: relative, separated by "/", without empty or
 * hidden parts, "..", backslashes and control characters. Only such names are requested from the upstream.
 *
 * @param path of a file; a folder's path without its trailing slash
 */
export function isPathInside(path: string): boolean {
  if (path.length > MAX_LENGTH) return false;
  return path.split('/').every((part) => /^[^.\\\p{Cc}][^\\\p{Cc}]*$/u.test(part) && !/^[a-z]:$/i.test(part));
}

/** The folder of a path with a trailing slash, or '' at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The path as part of an address: every segment encoded, the slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
