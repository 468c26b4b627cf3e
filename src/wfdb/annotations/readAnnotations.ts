import { isIshneAnnotations, readIshneAnnotations } from '../ishne/ishneAnnotations';
import type { ReadAnnotations } from '../types';
import type { ByteSource } from '../zip/byteSource';
import { isAhaFile, walkAhaFile } from './ahaFile';
import { judgeAnnotations } from './judgeAnnotations';
import { parseNotes } from './parseNotes';
import { refuseForeign, refuseTooLong } from './refuseForeign';
import { symbolOf } from './symbols';
import { walkAnnotations } from './walkAnnotations';

/**
 * Reads an annotation file in MIT or AHA format (annot(5)) or that of ISHNE, distinguished by their first bytes: all standard codes,
 * SKIP, NUM, SUB, CHN and AUX, mnemonics that the file defines, its time resolution. A truncated file, or one damaged
 * after a valid beginning, gives what comes before and a warning; times that go back are kept, with a warning. Times
 * before sample 0 are possible.
 *
 * @param fileName as the user knows it; part of every message
 * @throws WfdbError `annotations-empty` (0 bytes), `annotations-malformed` (not an annotation file)
 */
export function readAnnotations(bytes: Uint8Array, fileName: string): ReadAnnotations {
  refuseForeign(bytes, fileName);
  if (isIshneAnnotations(bytes)) return readIshneAnnotations(bytes, fileName);
  const raw = isAhaFile(bytes) ? walkAhaFile(bytes) : walkAnnotations(bytes);
  const notes = parseNotes(raw);
  const warnings = judgeAnnotations(raw, notes.count, bytes, fileName);
  const { count: from } = notes;
  const count = raw.count - from;
  const symbols = new Map(notes.definitions.map(({ code, symbol }) => [code, symbol]));
  const aux = new Array<string>(count).fill('');
  let auxTail: string[] | undefined;
  raw.aux.forEach(({ text, tail }, index) => {
    const row = raw.auxRows[index]! - from;
    if (row < 0) return;
    aux[row] = text;
    if (tail !== '') auxTail ??= new Array<string>(count).fill('');
    if (auxTail) auxTail[row] = tail;
  });
  return {
    count,
    sample: raw.sample.slice(from, raw.count),
    symbol: Array.from(raw.code.subarray(from, raw.count), (code) => symbols.get(code) ?? symbolOf(code)),
    subtype: raw.subtype.slice(from, raw.count),
    channel: raw.channel.slice(from, raw.count),
    num: raw.num.slice(from, raw.count),
    aux,
    samplingHz: notes.samplingHz,
    ...(notes.definitions.length > 0 ? { definitions: notes.definitions } : {}),
    ...(auxTail?.some((tail) => tail !== '') ? { auxTail } : {}),
    warnings,
  };
}

/**
 * As `readAnnotations`, from a file that is not in memory yet; one that is too large for annotations is not read.
 *
 * @throws WfdbError as `readAnnotations`
 */
export async function readAnnotationFile(source: ByteSource, fileName: string): Promise<ReadAnnotations> {
  refuseTooLong(source.size, fileName);
  return readAnnotations(await source.read(0, source.size), fileName);
}
