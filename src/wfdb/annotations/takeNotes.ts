import type { AnnotationDefinition } from '../types';
import { highestCode, noteCode } from './symbols';
import type { RawAnnotations } from './walkAnnotations';
import { timeResolutionNote } from './words';

export interface FileNotes {
  /** How many annotations at the head are notes about the file, not about the signal. */
  count: number;
  samplingHz: number | undefined;
  definitions: AnnotationDefinition[];
}

/**
 * Understands the comments at sample 0 by which an annotation file describes itself: its time resolution and the
 * mnemonics it defines. They stand first, with subtype 0; the first comment of another kind ends them.
 */
export function takeNotes(raw: RawAnnotations): FileNotes {
  const notes: FileNotes = { count: 0, samplingHz: undefined, definitions: [] };
  for (let row = 0; row < raw.sample.length; row++) {
    if (raw.sample[row] !== 0 || raw.code[row] !== noteCode || raw.subtype[row] !== 0) break;
    const text = raw.aux[row]!.text;
    if (text.startsWith(timeResolutionNote)) {
      const samplingHz = Number(text.slice(timeResolutionNote.length));
      if (Number.isFinite(samplingHz) && samplingHz > 0) notes.samplingHz = samplingHz;
    } else if (!text.startsWith('##')) {
      const definition = parseDefinition(text);
      if (!definition) break;
      notes.definitions.push(definition);
    }
    notes.count = row + 1;
  }
  return notes;
}

function parseDefinition(text: string): AnnotationDefinition | undefined {
  const parts = /^(\d{1,2})[ \t]+(\S+)(?:[ \t]+([\s\S]*))?$/.exec(text.trim());
  const code = Number(parts?.[1]);
  if (!parts || code < 1 || code > highestCode) return undefined;
  return { code, symbol: parts[2]!, description: parts[3] ?? '' };
}
