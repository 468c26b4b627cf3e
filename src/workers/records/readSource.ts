import { parseHeader, readAnnotations } from '../../wfdb';
import type { Annotations, Header } from '../../wfdb/types';
import type { RecordSource, SourceFile } from './types';

export async function bytesOf(file: SourceFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.blob.arrayBuffer());
}

export async function headerOf(source: RecordSource): Promise<Header> {
  return parseHeader(await bytesOf(source.header), source.header.name);
}

/** Bytes of the record's signal files, all asked for at once, by the names that the header gives them. */
export async function signalFilesOf(source: RecordSource): Promise<Map<string, Uint8Array>> {
  return new Map(
    await Promise.all(source.signals.map(async (file) => [file.name, await bytesOf(file)] as const)),
  );
}

/** The record's annotations; none where it has no annotation file. @throws WfdbError as readAnnotations */
export async function annotationsOf(source: RecordSource): Promise<Annotations> {
  if (!source.annotation) return noAnnotations;
  return readAnnotations(await bytesOf(source.annotation), source.annotation.name);
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
