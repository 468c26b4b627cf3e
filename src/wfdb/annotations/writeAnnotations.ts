import { assert } from '../../base/assert';
import type { AnnotationDefinition, Annotations } from '../types';
import { beginsLikeAha } from './ahaFile';
import { encodeAux } from './auxText';
import { parseNote } from './parseNotes';
import { codeOf, noteCode } from './symbols';
import {
  auxCode,
  chanCode,
  definitionsEndNote,
  definitionsNote,
  longestAuxBytes,
  longestInterval,
  numCode,
  skipCode,
  subCode,
  timeResolutionNote,
} from './words';

const longestSkip = 0x7fffffff;

/**
 * Writes annotations as a file in MIT format (annot(5)), with notes for the time resolution and for custom mnemonics if
 * there are any. Annotations are written in the given order, even if times go back, so annotations read from a file in
 * the usual form give that file again, byte for byte. (The WFDB library sorts such a file with an external program
 * after closing it.)
 *
 * @throws Error for a symbol without a code, a fractional sample, a text beyond 255 bytes or with a NUL, a definition
 *   that no file can store: the caller's mistakes, not a file's
 */
export function writeAnnotations(annotations: Annotations): Uint8Array<ArrayBuffer> {
  const out = new WordWriter();
  const definitions = annotations.definitions ?? [];
  writeNotes(out, annotations, definitions);
  const codeFor = symbolCodes(definitions);
  for (let row = 0; row < annotations.count; row++) {
    const symbol = annotations.symbol[row]!;
    const text = annotations.aux[row]!;
    const code = codeFor(symbol);
    assert(code !== undefined, `the symbol "${symbol}" has no annotation code`);
    assert(!text.includes('\0'), `a NUL in the text of annotation ${row + 1}`);
    out.annotation({
      sample: annotations.sample[row]!,
      code,
      subtype: annotations.subtype[row]!,
      channel: annotations.channel[row]!,
      num: annotations.num[row]!,
      aux: encodeAux({ text, tail: annotations.auxTail?.[row] ?? '' }),
    });
  }
  return out.end();
}

/** Codes by symbol. A standard symbol whose code the file redefines has no code any more. */
function symbolCodes(definitions: AnnotationDefinition[]): (symbol: string) => number | undefined {
  const defined = new Map(definitions.map(({ symbol, code }) => [symbol, code]));
  const taken = new Set(definitions.map(({ code }) => code));
  return (symbol) => {
    const own = defined.get(symbol);
    if (own !== undefined) return own;
    const code = codeOf(symbol);
    return code === undefined || taken.has(code) ? undefined : code;
  };
}

function writeNotes(out: WordWriter, annotations: Annotations, definitions: AnnotationDefinition[]): void {
  const { samplingHz } = annotations;
  const notes: string[] = [];
  if (samplingHz !== undefined) {
    assert(Number.isFinite(samplingHz) && samplingHz > 0, `a time resolution of ${samplingHz} Hz`);
    notes.push(`${timeResolutionNote} ${samplingHz}`);
  }
  if (definitions.length > 0) {
    notes.push(definitionsNote);
    for (const definition of definitions) notes.push(definitionNote(definition));
    notes.push(definitionsEndNote);
  }
  for (const text of notes) {
    const aux = encodeAux({ text, tail: '' });
    out.annotation({ sample: 0, code: noteCode, subtype: 0, channel: 0, num: 0, aux });
  }
  if (notes.length > 0 || beginsLikeNotes(annotations)) out.endOfNotes();
}

function definitionNote({ code, symbol, description }: AnnotationDefinition): string {
  const note = `${code} ${symbol} ${description}`.trimEnd();
  const read = parseNote(note)?.definition;
  assert(read?.code === code && read.symbol === symbol, `"${note}" as the definition of a mnemonic`);
  return note;
}

/** Whether the first annotation would be read as a note about the file. */
function beginsLikeNotes({ count, sample, symbol, subtype, aux }: Annotations): boolean {
  return count > 0 && sample[0] === 0 && symbol[0] === '"' && subtype[0] === 0 && !!parseNote(aux[0]!);
}

interface Row {
  sample: number;
  code: number;
  subtype: number;
  channel: number;
  num: number;
  aux: Uint8Array;
}

/** Writes words in the order of the WFDB library. */
class WordWriter {
  private readonly bytes: number[] = [];
  private sample = 0;
  private channel = 0;
  private num = 0;

  annotation(row: Row): void {
    assert(Number.isSafeInteger(row.sample), `an annotation at sample ${row.sample}`);
    assert(row.aux.length <= longestAuxBytes, `a text of ${row.aux.length} bytes in an annotation`);
    this.annotationWord(row.code, this.stepTo(row.sample));
    if (row.subtype !== 0) this.word(subCode, row.subtype);
    if (row.channel !== this.channel) this.word(chanCode, row.channel);
    if (row.num !== this.num) this.word(numCode, row.num);
    this.channel = row.channel;
    this.num = row.num;
    if (row.aux.length > 0) {
      this.word(auxCode, row.aux.length);
      for (const byte of row.aux) this.bytes.push(byte);
      if (row.aux.length % 2 === 1) this.bytes.push(0);
    }
  }

  /** An annotation of code 0 after the notes; it steps back first, since a word of zeros would end the file. */
  endOfNotes(): void {
    this.skip(-1);
    this.word(0, 1);
  }

  end(): Uint8Array<ArrayBuffer> {
    this.word(0, 0);
    return Uint8Array.from(this.bytes);
  }

  /** Moves to a sample, with SKIPs if the interval does not fit into a word. @returns the remaining interval */
  private stepTo(sample: number): number {
    let interval = sample - this.sample;
    this.sample = sample;
    while (interval < 0 || interval > longestInterval) {
      const step = Math.max(-longestSkip, Math.min(longestSkip, interval));
      this.skip(step);
      interval -= step;
    }
    return interval;
  }

  /** A file that would begin like one in AHA format begins with a SKIP instead, since other programs would misread it. */
  private annotationWord(code: number, interval: number): void {
    const word = (code << 10) | interval;
    const ambiguous = this.bytes.length === 0 && beginsLikeAha([word & 0xff, word >> 8]);
    if (ambiguous) this.skip(interval);
    this.word(code, ambiguous ? 0 : interval);
  }

  private skip(samples: number): void {
    this.word(skipCode, 0);
    const high = samples >> 16;
    this.bytes.push(high & 0xff, (high >> 8) & 0xff, samples & 0xff, (samples >> 8) & 0xff);
  }

  private word(code: number, data: number): void {
    const word = (code << 10) | (data & 0x3ff);
    this.bytes.push(word & 0xff, word >> 8);
  }
}
