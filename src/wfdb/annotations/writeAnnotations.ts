import { assert } from '../../base/assert';
import type { AnnotationDefinition, Annotations } from '../types';
import { encodeAux } from './auxText';
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
 * Writes annotations as a file in MIT format (annot(5)), with notes for the time resolution and for defined mnemonics
 * where there are any. Annotations that were read from a file written the usual way give that file again, byte for byte.
 *
 * @throws Error for a symbol without a code, a fractional or negative sample, a text beyond 255 bytes:
 *   the caller's mistakes, not a file's
 */
export function writeAnnotations(annotations: Annotations): Uint8Array<ArrayBuffer> {
  const out = new WordWriter();
  const definitions = annotations.definitions ?? [];
  writeNotes(out, annotations.samplingHz, definitions);
  const defined = new Map(definitions.map(({ symbol, code }) => [symbol, code]));
  for (let row = 0; row < annotations.count; row++) {
    const symbol = annotations.symbol[row]!;
    const code = defined.get(symbol) ?? codeOf(symbol);
    assert(code !== undefined, `the symbol "${symbol}" has no annotation code`);
    out.annotation({
      sample: annotations.sample[row]!,
      code,
      subtype: annotations.subtype[row]!,
      channel: annotations.channel[row]!,
      num: annotations.num[row]!,
      aux: encodeAux({ text: annotations.aux[row]!, tail: annotations.auxTail?.[row] ?? '' }),
    });
  }
  return out.end();
}

function writeNotes(
  out: WordWriter,
  samplingHz: number | undefined,
  definitions: AnnotationDefinition[],
): void {
  const notes: string[] = [];
  if (samplingHz !== undefined) notes.push(`${timeResolutionNote} ${samplingHz}`);
  if (definitions.length > 0) {
    notes.push(definitionsNote);
    for (const { code, symbol, description } of definitions) {
      notes.push(`${code} ${symbol} ${description}`.trimEnd());
    }
    notes.push(definitionsEndNote);
  }
  for (const text of notes) {
    const aux = encodeAux({ text, tail: '' });
    out.annotation({ sample: 0, code: noteCode, subtype: 0, channel: 0, num: 0, aux });
  }
  if (notes.length > 0) out.endOfNotes();
}

interface Row {
  sample: number;
  code: number;
  subtype: number;
  channel: number;
  num: number;
  aux: Uint8Array;
}

/** Words in the order in which the WFDB library writes them. */
class WordWriter {
  private readonly bytes: number[] = [];
  private sample = 0;
  private channel = 0;
  private num = 0;

  annotation(row: Row): void {
    assert(Number.isSafeInteger(row.sample) && row.sample >= 0, `an annotation at sample ${row.sample}`);
    assert(row.aux.length <= longestAuxBytes, `a text of ${row.aux.length} bytes in an annotation`);
    this.word(row.code, this.stepTo(row.sample));
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

  /** A mark of code 0 behind the notes; it steps back first, since a word of zeros would end the file. */
  endOfNotes(): void {
    this.skip(-1);
    this.word(0, 1);
  }

  end(): Uint8Array<ArrayBuffer> {
    this.word(0, 0);
    return Uint8Array.from(this.bytes);
  }

  /** Moves to a sample, by SKIPs where the interval does not fit into a word. @returns the interval that is left */
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
