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
  const count = marks.sample.length;
  return notedBytes(
    {
      count,
      sample: Float64Array.from(marks.sample),
      symbol: [...marks.symbol],
      subtype: new Int8Array(count),
      channel: new Uint8Array(count),
      num: new Int8Array(count),
      aux: marks.symbol.map(() => ''),
      samplingHz: resolutionHz,
    },
    note,
  );
}

/** An annotation file of the lab: its note, then the annotations with all of their fields. */
export function notedBytes(annotations: Annotations, note: string): Uint8Array<ArrayBuffer> {
  const { count, sample, symbol, subtype, channel, num, aux, auxTail } = annotations;
  return writeAnnotations({
    ...annotations,
    count: count + 1,
    sample: Float64Array.from([0, ...sample]),
    symbol: ['"', ...symbol],
    subtype: Int8Array.from([0, ...subtype]),
    channel: Uint8Array.from([0, ...channel]),
    num: Int8Array.from([0, ...num]),
    aux: [shortened(BEGINNING + note), ...aux],
    ...(auxTail && { auxTail: ['', ...auxTail] }),
  });
}

/** Annotations of the lab without its note. */
export function withoutNote(annotations: Annotations): Annotations {
  if (labNoteOf(annotations) === undefined) return annotations;
  const { count, sample, symbol, subtype, channel, num, aux, auxTail } = annotations;
  return {
    ...annotations,
    count: count - 1,
    sample: sample.slice(1),
    symbol: symbol.slice(1),
    subtype: subtype.slice(1),
    channel: channel.slice(1),
    num: num.slice(1),
    aux: aux.slice(1),
    ...(auxTail && { auxTail: auxTail.slice(1) }),
  };
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
  return besideHeader(source, name, labBytes(marks, note, frameHz === samplingHz ? undefined : samplingHz));
}

/** An annotation file to lie beside the record's other files. @param annotator letters only */
export function besideHeader(
  { header }: RecordSource,
  annotator: string,
  bytes: Uint8Array<ArrayBuffer>,
): SourceFile {
  const { folder, baseName } = splitPath(header.path);
  const fileName = annotationFileName(baseName, annotator);
  const path = folder === '' ? fileName : `${folder}/${fileName}`;
  return { name: fileName, path, blob: new Blob([bytes]) };
}

/** The first of `found`, `foundb`, … that is free or may be replaced; without `isReplaced`, each that a lab made is. */
export async function freeName(
  { annotators }: RecordSource,
  annotator: string,
  isReplaced: (file: SourceFile) => Promise<boolean> = isOfLab,
): Promise<string> {
  for (let letter = 97; letter < 123; letter++) {
    const name = letter === 97 ? annotator : annotator + String.fromCharCode(letter);
    const known = annotators.find((file) => annotatorOf(file.name) === name);
    if (!known || (await isReplaced(known))) return name;
  }
  return `${annotator}z`;
}

async function isOfLab(file: SourceFile): Promise<boolean> {
  const annotations = await readIfPossible(file);
  return annotations !== undefined && labNoteOf(annotations) !== undefined;
}

/** UTF-8 takes up to three bytes a character of the plane that names are written in. */
function shortened(text: string): string {
  let short = text.replaceAll('\0', ' ');
  while (new TextEncoder().encode(short).length > MOST_BYTES) short = `${short.slice(0, -2)}…`;
  return short;
}
