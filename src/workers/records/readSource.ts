import { parseHeader, readAnnotations, readRecord } from '../../wfdb';
import type { Annotations, Header, WfdbRecord } from '../../wfdb/types';
import type { RecordSource, SourceFile } from './types';

export async function bytesOf(file: SourceFile): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.blob.arrayBuffer());
}

export async function headerOf(source: RecordSource): Promise<Header> {
  return parseHeader(await bytesOf(source.header), source.header.name);
}

/**
 * Reads the signals (all, or those whose numbers are given) of a record.
 * @throws WfdbError as parseHeader and readRecord
 */
export async function readSignals(
  source: RecordSource,
  header: Header,
  signals?: number[],
): Promise<WfdbRecord> {
  const files = new Map<string, Uint8Array>();
  for (const file of source.signals) files.set(file.name, await bytesOf(file));
  return readRecord({ header, files, signals });
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
