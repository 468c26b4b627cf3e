/** The text of an auxiliary field and what the file stores from its first NUL on (as Latin-1, mostly empty or one NUL). */
export interface AuxText {
  text: string;
  tail: string;
}

/**
 * Bytes of an auxiliary field as text. One byte is one character (Latin-1), as the WFDB tools read it, unless the bytes
 * are UTF-8 that only reaches beyond Latin-1: then it is read as that. Either way `encodeAux` gives the same bytes back.
 */
export function decodeAux(bytes: Uint8Array): AuxText {
  const end = bytes.indexOf(0);
  const content = end < 0 ? bytes : bytes.subarray(0, end);
  return { text: decodeContent(content), tail: end < 0 ? '' : latin1(bytes.subarray(end)) };
}

/** The bytes of an auxiliary field: Latin-1 where the text fits in, else UTF-8. */
export function encodeAux({ text, tail }: AuxText): Uint8Array {
  const content = fitsLatin1(text) ? fromLatin1(text) : new TextEncoder().encode(text);
  if (tail === '') return content;
  const bytes = new Uint8Array(content.length + tail.length);
  bytes.set(content);
  bytes.set(fromLatin1(tail), content.length);
  return bytes;
}

function decodeContent(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte > 0xc3)) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      if (!fitsLatin1(text)) return text;
    } catch {
      // Not UTF-8: Latin-1 it is.
    }
  }
  return latin1(bytes);
}

function fitsLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
