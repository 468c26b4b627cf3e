import { WfdbError } from '../WfdbError';

/** One line of a header that is neither blank nor a comment. */
export interface HeaderLine {
  /** Counted from 1, as in an editor. */
  number: number;
  text: string;
}

export interface HeaderText {
  lines: HeaderLine[];
  comments: string[];
}

/** Larger than any real header (100 000 segments take 3 MB); a signal file renamed to .hea is usually larger. */
const maxHeaderBytes = 16 * 1024 * 1024;

/** Control characters that do not occur in text. Tab, line ends, form feed and DOS's final ^Z may occur. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const binaryCharacter = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f\u007f]/;

/**
 * Splits the text of a header into lines that carry fields and comments.
 * Line ends may be LF, CR LF or CR. Bytes above 127 are read as UTF-8 if valid, else as Latin-1: old headers use both
 * in comments and signal descriptions.
 *
 * @throws WfdbError `header-empty`, `header-binary`
 */
export function splitHeader(source: string | Uint8Array, fileName: string): HeaderText {
  const text = typeof source === 'string' ? source : decodeText(source, fileName);
  const lines: HeaderLine[] = [];
  const comments: string[] = [];
  text.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const binary = binaryCharacter.exec(raw);
    if (binary) throw binaryHeader(fileName, index + 1);
    const line = raw.replaceAll('\u001a', '').trim();
    // "#wfdb 10.7" in the first line names the library version that wrote the file.
    if (index === 0 && /^#wfdb(?![a-z])/.test(line)) return;
    if (line.startsWith('#')) comments.push(line.slice(1).replace(/^[ \t]/, ''));
    else if (line !== '') lines.push({ number: index + 1, text: line });
  });
  if (lines.length === 0) {
    throw new WfdbError(
      'header-empty',
      fileName,
      `${fileName} is empty: a header must begin with a line "record name, number of signals, sampling frequency, length". Download the file again.`,
    );
  }
  return { lines, comments };
}

function decodeText(bytes: Uint8Array, fileName: string): string {
  if (bytes.length > maxHeaderBytes) throw binaryHeader(fileName, 1);
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

/** One character per byte. (TextDecoder's "latin1" is Windows-1252, which maps 0x80–0x9f elsewhere.) */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) {
    text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return text;
}

function binaryHeader(fileName: string, line: number): WfdbError {
  return new WfdbError(
    'header-binary',
    fileName,
    `${fileName} is not text (line ${line} holds binary data), so it cannot be a WFDB header. It may be a signal file with the wrong name, or a broken download.`,
    { line },
  );
}
