import { nameOf } from '../../base/filePath';
import { problem } from '../problem';
import type { WfdbProblem } from '../types';

/** Content that is neither a record nor a part of one, whatever the file is called. */
type ForeignContent = 'web-page' | 'lfs-pointer' | 'gzip' | 'tar' | 'pdf' | 'other-archive';

/** Bytes from a file's beginning that decide: a tar has its mark at byte 257. */
export const contentBytes = 512;

/** After the mark of UTF-8, as its bytes read one by one. */
const webPage =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|script)\b/i;

/** 7-Zip, RAR, xz. */
const otherArchives = ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\xfd7zXZ\0'];

/** What a file holds by its first bytes; undefined if that may be a record, or is not known. */
export function foreignContentOf(start: Uint8Array): ForeignContent | undefined {
  const text = latin1(start);
  if (webPage.test(text)) return 'web-page';
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return 'lfs-pointer';
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('ustar', 257)) return 'tar';
  if (isGzip(start)) return 'gzip';
  if (otherArchives.some((mark) => text.startsWith(mark))) return 'other-archive';
  return undefined;
}

/** Whether the bytes are those of a zip: its first local header, or the end of an empty one. */
export function isZipContent(start: Uint8Array): boolean {
  return ['PK\x03\x04', 'PK\x05\x06'].includes(latin1(start.subarray(0, 4)));
}

/** Whether the bytes begin a header of EDF or BDF: version, and dates and counts where it has them. */
export function isEdfContent(start: Uint8Array): boolean {
  if (start.length < 256) return false;
  const text = latin1(start);
  const isVersion = /^0 {7}/.test(text) || text.startsWith('\xffBIOSEMI');
  return isVersion && /^[ \d+]{8}$/.test(text.slice(184, 192)) && /^ *\d+ *$/.test(text.slice(252, 256));
}

/** What the file is instead of data, and what to do. */
export function foreignProblem(path: string, content: ForeignContent): WfdbProblem {
  const name = nameOf(path);
  return problem('file-foreign', path, `${name} ${sentences[content]}`, { name, content });
}

const sentences: Record<ForeignContent, string> = {
  'web-page':
    'is a web page, not the data: the page about the file was saved instead of the file. Download the file itself.',
  'lfs-pointer':
    'is a Git LFS pointer, not the data: it only names the file. Run "git lfs pull" in its repository, or download the file itself.',
  gzip: 'is compressed with gzip. Unpack it first, then drop what is in it.',
  tar: 'is a tar archive. Unpack it first, then drop its folder.',
  pdf: 'is a PDF: it shows an ECG, but does not hold its samples. Export the samples from where it came from.',
  'other-archive': 'is an archive that is not a zip. Unpack it first, then drop its folder.',
};

/** Deflate, flags, and the two bytes that name the compression and the system: no signal begins like that by chance. */
function isGzip(start: Uint8Array): boolean {
  const isMark = start[0] === 0x1f && start[1] === 0x8b && start[2] === 8;
  return isMark && start[3]! < 32 && [0, 2, 4].includes(start[8]!) && (start[9]! <= 13 || start[9] === 255);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, contentBytes));
}
