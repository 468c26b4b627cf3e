/**
 * Whether a path inside a zip stays inside: relative, separated by "/", without "..", drive letters, backslashes or
 * control characters. Nothing is ever written to these paths, but they name records and are displayed.
 */
export function isSafePath(path: string): boolean {
  if (path === '' || path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path)) return false;
  for (let i = 0; i < path.length; i++) if (path.charCodeAt(i) < 32) return false;
  return !path.split('/').includes('..');
}
