import { decodeAux } from './auxText';
import { emptyRaw, pdpLong, type RawAnnotations } from './rawAnnotations';

/** Every annotation of the AHA format takes as many bytes. */
const entryBytes = 16;
/** In the place of an entry's first byte: the rest of the file is padding. */
const endByte = 0xff;
const textBytes = 6;
/** So many entries are looked at before a file is taken for one in AHA format. */
const provingEntries = 8;

/** MIT codes of the AHA labels, as the WFDB library's `ammap` has them. */
const codeOfLabel = new Map(
  Object.entries({ E: 10, F: 6, N: 1, O: 22, P: 12, Q: 13, R: 41, U: 14, V: 5, '[': 32, ']': 33 }).map(
    ([label, code]) => [label.charCodeAt(0), code] as const,
  ),
);
const unreadableLabel = 'U'.charCodeAt(0);
const noFirstLabel = new Set([...'[]'].map((label) => label.charCodeAt(0)));

/** Whether these two bytes at the beginning of a file make the WFDB library take it for one in AHA format. */
export function beginsLikeAha(bytes: ArrayLike<number>): boolean {
  return bytes[0] === 0 && codeOfLabel.has(bytes[1]!) && !noFirstLabel.has(bytes[1]!);
}

/**
 * Whether an annotation file is in AHA format. The WFDB library takes a file for that which begins with a NUL and an AHA
 * label other than a bracket; an MIT file can begin so too (a T-wave change at sample 512), therefore the entries after
 * the first must have labels as well.
 */
export function isAhaFile(bytes: Uint8Array): boolean {
  if (!beginsLikeAha(bytes)) return false;
  for (let entry = 0; entry < provingEntries; entry++) {
    const at = entry * entryBytes;
    if (at < bytes.length && bytes[at] === endByte) return true;
    if (at + entryBytes > bytes.length) return entry > 1;
    if (!codeOfLabel.has(bytes[at + 1]!)) return false;
  }
  return true;
}

/**
 * Reads the entries of an AHA annotation file (annot(5)): unused byte, label, time as PDP-11 long, serial number of two
 * bytes, subtype, a byte that the WFDB library gives as the channel (and in which it writes the MIT code), six bytes of
 * text. `U` with subtype 0 has subtype −1, "unreadable". Times are taken as samples, as the library takes them; tapes of
 * the AHA itself count milliseconds. A label that is none is passed over and counted.
 */
export function walkAhaFile(bytes: Uint8Array): RawAnnotations {
  const raw = emptyRaw(Math.floor(bytes.length / entryBytes));
  let at = 0;
  for (; at < bytes.length; at += entryBytes) {
    if (bytes[at] === endByte) {
      raw.ended = true;
      break;
    }
    if (at + entryBytes > bytes.length) break;
    const label = bytes[at + 1]!;
    const code = codeOfLabel.get(label);
    if (code === undefined) {
      raw.oddCodes++;
      raw.leftOut++;
      continue;
    }
    const row = raw.count++;
    raw.sample[row] = pdpLong(bytes, at + 2);
    raw.code[row] = code;
    raw.subtype[row] = label === unreadableLabel && bytes[at + 8] === 0 ? -1 : bytes[at + 8]!;
    raw.channel[row] = bytes[at + 9]!;
    const text = bytes.subarray(at + entryBytes - textBytes, at + entryBytes);
    // No length is stored: NULs fill what a text leaves over, and are no tail of it.
    if (text[0] !== 0) {
      raw.auxRows.push(row);
      raw.aux.push({ text: decodeAux(text).text, tail: '' });
    }
  }
  // Padding fills the last block: nothing behind the end mark means anything.
  raw.usedBytes = bytes.length;
  return raw;
}
