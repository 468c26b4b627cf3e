import { WfdbError } from '../WfdbError';

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * A fixed-width field as text, without padding, be it blanks (the specification) or NULs (many writers); everything
 * from the first NUL on is ignored. Bytes above 127 are UTF-8 if valid, else Latin-1 (µV is written both ways).
 */
export function fieldText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}

/** UTF-8 if the bytes are valid, else Latin-1, in which every byte is valid. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return text;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A decimal number, with point or comma; NaN if the text is not a number. */
export function parseNumber(text: string): number {
  const point = text.replace(',', '.');
  const value = decimal.test(point) ? Number(point) : Number.NaN;
  // No negative zero, which would propagate into ranges.
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

/** A count: an integer ≥ 0; undefined if the text is not one. */
export function parseCount(text: string): number | undefined {
  const value = parseNumber(text);
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** The error for a header that cannot be read at all, with the field, its position, and what was expected there. */
export function malformed(
  fileName: string,
  location: { field: string; byte: number },
  expected: string,
  found: string,
): WfdbError {
  const shown = shorten(found);
  return new WfdbError(
    'edf-malformed',
    fileName,
    `${fileName}, byte ${location.byte} (${location.field}): expected ${expected}, found "${shown}". It is not an EDF or BDF file, or it is damaged; download it again.`,
    { field: location.field, byte: location.byte, expected, found: shown },
  );
}

/** Makes a field printable: short, and without control characters, since a damaged header may contain anything. */
export function shorten(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  const visible = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');
  return visible.length > 40 ? `${visible.slice(0, 39)}…` : visible;
}
