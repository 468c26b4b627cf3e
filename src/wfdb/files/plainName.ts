import { splitPath } from '../../base/filePath';
import { fileKind } from './fileKinds';

/**
 * The path that a file of a record had before a browser, a mail program or an editor renamed it, or the path itself:
 *
 *     100.hea.txt    100.hea
 *     100.dat.hea    100.hea      a header that was named after its signal file
 *     100 (1).dat    100.dat      a second download
 *
 * Whether another file has that path already, and which of the two is meant, is for the caller to decide.
 */
export function plainPath(path: string): string {
  const withoutCopy = path.replace(/ ?\((?:\d{1,2})\)(?=\.[^./]+$)/, '');
  const { folder, baseName, extension } = splitPath(withoutCopy);
  const inFolder = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const inner = splitPath(baseName).extension;
  if (/^txt$/i.test(extension) && isPart(baseName)) return inFolder(baseName);
  if (/^hea$/i.test(extension) && /^(?:dat|mat)$/i.test(inner)) {
    return inFolder(`${splitPath(baseName).baseName}.${extension}`);
  }
  return isPart(withoutCopy) ? withoutCopy : path;
}

function isPart(path: string): boolean {
  return ['header', 'signal', 'annotator', 'edf'].includes(fileKind(path, false));
}
