/** The text of an auxiliary field, and the rest of the field from its first NUL on (as Latin-1, usually empty or one NUL). */
export interface AuxText {
  text: string;
  tail: string;
}

/**
 * Bytes of an auxiliary field as text. One byte is one character (Latin-1), as the WFDB tools read it, unless the bytes
 * are valid UTF-8 with a character beyond Latin-1. In both cases `encodeAux` gives the same bytes back.
 */
export function decodeAux(bytes: Uint8Array): AuxText {
  const end = bytes.indexOf(0);
  if (end < 0) return { text: decodeContent(bytes), tail: '' };
  return { text: decodeContent(bytes.subarray(0, end)), tail: latin1(bytes.subarray(end)) };
}

/** The bytes of an auxiliary field: Latin-1 if possible, else UTF-8. */
export function encodeAux({ text, tail }: AuxText): Uint8Array {
  const content = fitsLatin1(text) ? fromLatin1(text) : new TextEncoder().encode(text);
  if (tail === '') return content;
  const bytes = new Uint8Array(content.length + tail.length);
  bytes.set(content);
  bytes.set(fromLatin1(tail), content.length);
  return bytes;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeContent(bytes: Uint8Array): string {
  return isBeyondLatin1(bytes) ? utf8.decode(bytes) : latin1(bytes);
}

/** Whether bytes are UTF-8 with a character beyond Latin-1. */
function isBeyondLatin1(bytes: Uint8Array): boolean {
  let beyond = false;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at]!;
    const length =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length === 0 || at + length > bytes.length) return false;
    for (let k = 1; k < length; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) return false;
    // Overlong forms, surrogates, and values beyond Unicode.
    const pair = (first << 8) | (bytes[at + 1] ?? 0);
    if (length === 3 && (pair < 0xe0a0 || (pair >= 0xeda0 && pair < 0xee00))) return false;
    if (length === 4 && (pair < 0xf090 || pair > 0xf48f)) return false;
    if (first > 0xc3) beyond = true;
    at += length;
  }
  return beyond;
}

function fitsLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
