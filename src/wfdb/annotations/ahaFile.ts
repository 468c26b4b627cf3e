import { decodeAux } from './auxText';
import { emptyRaw, pdpLong, type RawAnnotations } from './rawAnnotations';

/** Bytes of every annotation in AHA format. */
const entryBytes = 16;
/** As the first byte of an entry: the rest of the file is padding. */
const endByte = 0xff;
const textBytes = 6;
/** Number of entries checked before a file is taken to be in AHA format. */
const checkedEntries = 8;

/** MIT codes of the AHA labels, as in the WFDB library's `ammap`. */
const codeOfLabel = new Map(
  Object.entries({ E: 10, F: 6, N: 1, O: 22, P: 12, Q: 13, R: 41, U: 14, V: 5, '[': 32, ']': 33 }).map(
    ([label, code]) => [label.charCodeAt(0), code] as const,
  ),
);
const unreadableLabel = 'U'.charCodeAt(0);
const noFirstLabel = new Set([...'[]'].map((label) => label.charCodeAt(0)));

/** Whether the WFDB library takes a file beginning with these two bytes to be in AHA format. */
export function beginsLikeAha(bytes: ArrayLike<number>): boolean {
  return bytes[0] === 0 && codeOfLabel.has(bytes[1]!) && !noFirstLabel.has(bytes[1]!);
}

/**
 * Whether an annotation file is in AHA format. For the WFDB library it is if the file begins with a NUL and an AHA
 * label other than a bracket; an MIT file can begin so too (a T-wave change at sample 512), so here the following
 * entries must have labels as well.
 */
export function isAhaFile(bytes: Uint8Array): boolean {
  if (!beginsLikeAha(bytes)) return false;
  for (let entry = 0; entry < checkedEntries; entry++) {
    const at = entry * entryBytes;
    if (at < bytes.length && bytes[at] === endByte) return true;
    if (at + entryBytes > bytes.length) return entry > 1;
    if (!codeOfLabel.has(bytes[at + 1]!)) return false;
  }
  return true;
}

/**
 * Reads the entries of an AHA annotation file (annot(5)): unused byte, label, time as PDP-11 long, serial number of two
 * bytes, subtype, a byte that the WFDB library returns as the channel (and in which it writes the MIT code), six bytes
 * of text. `U` with subtype 0 becomes subtype −1, "unreadable". Times are read as samples, as in the library; the AHA's
 * own tapes count milliseconds. Entries with an unknown label are skipped and counted.
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
    // No length is stored: the text is padded with NULs, which are not part of it.
    if (text[0] !== 0) {
      raw.auxRows.push(row);
      raw.aux.push({ text: decodeAux(text).text, tail: '' });
    }
  }
  // The last block is padded: everything after the end mark is meaningless.
  raw.usedBytes = bytes.length;
  return raw;
}
