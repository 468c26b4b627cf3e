import { annotatorOf, splitPath } from '../../base/filePath';
import { annotationFileName, writeAnnotations } from '../../wfdb';
import type { Annotations } from '../../wfdb/types';
import { readIfPossible } from './annotators';
import type { RecordSource, SourceFile } from './types';

/** How a file that the lab made begins: a comment at sample 0, so that nobody takes it for a person's annotations. */
const BEGINNING = 'ECG lab: ';
/** annot(5) has one byte for the length of a text. */
const MOST_BYTES = 250;

/** The marks that the lab writes, in order of time. */
export interface LabMarks {
  /** At the record's frequency. */
  sample: ArrayLike<number>;
  symbol: readonly string[];
}

/** What the lab wrote about itself into annotations that it made; undefined for those of others. */
export function labNoteOf({ count, sample, symbol, aux }: Annotations): string | undefined {
  if (count === 0 || sample[0] !== 0 || symbol[0] !== '"') return undefined;
  const text = aux[0]!;
  return text.startsWith(BEGINNING) ? text.slice(BEGINNING.length) : undefined;
}

/**
 * An annotation file of the lab: its note, then the marks.
 *
 * @param resolutionHz frequency of the sample indices; undefined: that of the record's frames
 */
export function labBytes(
  marks: LabMarks,
  note: string,
  resolutionHz: number | undefined,
): Uint8Array<ArrayBuffer> {
  const count = marks.sample.length + 1;
  const annotations: Annotations = {
    count,
    sample: Float64Array.from({ length: count }, (_, i) => (i === 0 ? 0 : marks.sample[i - 1]!)),
    symbol: ['"', ...marks.symbol],
    subtype: new Int8Array(count),
    channel: new Uint8Array(count),
    num: new Int8Array(count),
    aux: ['', ...marks.symbol.map(() => '')],
    samplingHz: resolutionHz,
  };
  annotations.aux[0] = shortened(BEGINNING + note);
  return writeAnnotations(annotations);
}

/**
 * The annotation file of what the lab found or labelled, to lie beside the record's other files: `x/100.found` of
 * `x/100.hea`. If a file of another author has that name, a letter is added.
 *
 * @param annotator letters only
 * @param note where the marks are from; cut to what a file can hold
 * @param hz `samplingHz` of the record, and `frameHz`, at which files count that state no resolution of their own
 */
export async function labFile(
  source: RecordSource,
  annotator: string,
  marks: LabMarks,
  { note, samplingHz, frameHz }: { note: string; samplingHz: number; frameHz: number | undefined },
): Promise<SourceFile> {
  const name = await freeName(source, annotator);
  const { folder, baseName } = splitPath(source.header.path);
  const fileName = annotationFileName(baseName, name);
  return {
    name: fileName,
    path: folder === '' ? fileName : `${folder}/${fileName}`,
    blob: new Blob([labBytes(marks, note, frameHz === samplingHz ? undefined : samplingHz)]),
  };
}

/** The first of `found`, `foundb`, … that is free or the lab's own, which is then replaced. */
async function freeName({ annotators }: RecordSource, annotator: string): Promise<string> {
  for (let letter = 97; letter < 123; letter++) {
    const name = letter === 97 ? annotator : annotator + String.fromCharCode(letter);
    const known = annotators.find((file) => annotatorOf(file.name) === name);
    const annotations = known && (await readIfPossible(known));
    if (!known || (annotations && labNoteOf(annotations) !== undefined)) return name;
  }
  return `${annotator}z`;
}

/** UTF-8 takes up to three bytes a character of the plane that names are written in. */
function shortened(text: string): string {
  let short = text.replaceAll('\0', ' ');
  while (new TextEncoder().encode(short).length > MOST_BYTES) short = `${short.slice(0, -2)}…`;
  return short;
}
