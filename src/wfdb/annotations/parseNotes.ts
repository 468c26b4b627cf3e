import type { AnnotationDefinition } from '../types';
import type { RawAnnotations } from './rawAnnotations';
import { highestCode, noteCode } from './symbols';
import { timeResolutionNote } from './words';

export interface FileNotes {
  /** How many annotations at the beginning are notes about the file, not about the signal. */
  count: number;
  samplingHz: number | undefined;
  definitions: AnnotationDefinition[];
}

/** Limit on notes: more than one for each code, and the headings. */
const maxNotes = 100;

/**
 * Interprets the comments at sample 0 by which an annotation file describes itself: its time resolution and the
 * mnemonics it defines. They come first, with subtype 0; the first other comment ends them, and so does an annotation
 * of code 0. (The WFDB library drops other comments there; here they are annotations.)
 */
export function parseNotes(raw: RawAnnotations): FileNotes {
  const notes: FileNotes = { count: 0, samplingHz: undefined, definitions: [] };
  const rows = Math.min(raw.count, raw.rowsBeforeMark, maxNotes);
  const texts = new Map<number, string>();
  for (let k = 0; k < raw.aux.length && raw.auxRows[k]! < rows; k++) {
    texts.set(raw.auxRows[k]!, raw.aux[k]!.text);
  }
  for (let row = 0; row < rows; row++) {
    if (raw.sample[row] !== 0 || raw.code[row] !== noteCode || raw.subtype[row] !== 0) break;
    const note = parseNote(texts.get(row) ?? '');
    if (!note) break;
    if (note.samplingHz !== undefined) notes.samplingHz = note.samplingHz;
    if (note.definition) notes.definitions.push(note.definition);
    notes.count = row + 1;
  }
  return notes;
}

/** The content of a note at sample 0 (empty for a mere heading), or undefined if the comment is not a note. */
export function parseNote(
  text: string,
): { samplingHz?: number | undefined; definition?: AnnotationDefinition } | undefined {
  if (text.startsWith(timeResolutionNote)) {
    return { samplingHz: leadingFrequency(text.slice(timeResolutionNote.length)) };
  }
  if (text.startsWith('##')) return {};
  const definition = parseDefinition(text);
  return definition && { definition };
}

/** The number at the beginning, as parsed by C's scanf, so that a unit may follow; undefined unless it is above 0. */
function leadingFrequency(text: string): number | undefined {
  const number = /^\s*[+]?((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/.exec(text)?.[1];
  const samplingHz = Number(number);
  return Number.isFinite(samplingHz) && samplingHz > 0 ? samplingHz : undefined;
}

function parseDefinition(text: string): AnnotationDefinition | undefined {
  const parts = /^(\d{1,2})[ \t]+(\S+)(?:[ \t]+([\s\S]*))?$/.exec(text.trim());
  const code = Number(parts?.[1]);
  if (!parts || code < 1 || code > highestCode) return undefined;
  return { code, symbol: parts[2]!, description: parts[3] ?? '' };
}
