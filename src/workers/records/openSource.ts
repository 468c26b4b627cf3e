import {
  fileKind,
  openEdf,
  openIshne,
  openMatlab,
  openTable,
  openWfdb,
  parseHeader,
  readAnnotationFile,
} from '../../wfdb';
import type { RecordReader } from '../../wfdb/recordReader';
import type { Annotations, Header, WfdbProblem } from '../../wfdb/types';
import { type ByteSource, byteSource } from '../../wfdb/zip/byteSource';
import { holdsRhythm, readIfPossible } from './annotators';
import { joinRhythm } from './joinRhythm';
import type { RecordSource, SourceFile } from './types';

/** A reader of any record, with the check that needs to read all samples. */
export interface SourceReader extends RecordReader {
  /** Finds the problems that only show when all samples are read. */
  checkSums(): Promise<WfdbProblem[]>;
}

/** Where the bytes of a file come from: the disk, unless they are in memory already. */
export type Bytes = (file: SourceFile) => ByteSource;

export const fromDisk: Bytes = (file) => byteSource(file.blob);

/** Opens a record, whatever its format. @throws WfdbError as `openWfdb`, `openEdf`, `openTable`, `openIshne` and `openMatlab` */
export async function openSource(source: RecordSource, bytes: Bytes = fromDisk): Promise<SourceReader> {
  const { header } = source;
  if (isCompleteFile(header)) {
    return { ...(await openComplete(header, bytes(header))), checkSums: async () => [] };
  }
  const named = [header, ...source.segments, ...source.signals];
  const files = new Map(named.map((file) => [file.name, bytes(file)] as const));
  return openWfdb({ headerName: header.name, files });
}

async function openComplete(
  { name, format, reading }: SourceFile,
  source: ByteSource,
): Promise<RecordReader> {
  if (format === 'table') return openTable(source, name, reading);
  if (format === 'ishne') return openIshne(source, name);
  if (format === 'matlab') return openMatlab(source, name, reading);
  return openEdf(source, name);
}

/** Whether a file is a complete record, not a WFDB header that names others. */
export function isCompleteFile(file: SourceFile): boolean {
  return file.format !== undefined || isEdf(file);
}

export function isEdf(file: SourceFile): boolean {
  return fileKind(file.name, false) === 'edf';
}

export async function headerOf({ header }: RecordSource): Promise<Header> {
  return parseHeader(new Uint8Array(await header.blob.arrayBuffer()), header.name);
}

/**
 * The annotations in use, with the rhythm of another annotator if they hold none; empty if the record has none.
 *
 * @throws WfdbError as readAnnotations
 */
export async function annotationsOf(
  source: RecordSource,
  reader: RecordReader | undefined,
): Promise<Annotations & { warnings?: WfdbProblem[] }> {
  const used = await usedAnnotations(source, reader);
  const { annotation, annotators } = source;
  if (!reader || !annotation || annotators.length < 2 || holdsRhythm(used)) return used;
  const { samplingHz, frameHz } = reader.facts;
  for (const other of annotators) {
    if (other.path === annotation.path) continue;
    const read = await readIfPossible(other);
    if (!read || !holdsRhythm(read)) continue;
    const rhythm = { ...read, samplingHz: read.samplingHz ?? frameHz };
    return {
      ...joinRhythm(used, rhythm, samplingHz),
      ...('warnings' in used && { warnings: used.warnings }),
    };
  }
  return used;
}

/**
 * What the annotator in use wrote, and nothing else.
 *
 * @throws WfdbError as readAnnotations
 */
export async function usedAnnotations(
  { header, annotation }: RecordSource,
  reader: RecordReader | undefined,
  bytes: Bytes = fromDisk,
): Promise<Annotations & { warnings?: WfdbProblem[] }> {
  if (!annotation) return noAnnotations;
  if (annotation.path === header.path) return (await reader?.annotations()) ?? noAnnotations;
  const annotations = await readAnnotationFile(bytes(annotation), annotation.name);
  // Times without a resolution of their own are counted in frames.
  const frameHz = reader?.facts.frameHz;
  return { ...annotations, samplingHz: annotations.samplingHz ?? frameHz };
}

const noAnnotations: Annotations = {
  count: 0,
  sample: new Float64Array(0),
  symbol: [],
  subtype: new Int8Array(0),
  channel: new Uint8Array(0),
  num: new Int8Array(0),
  aux: [],
  samplingHz: undefined,
};
