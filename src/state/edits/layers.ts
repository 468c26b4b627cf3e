import { annotatorOf } from '../../base/filePath';
import { editLayers, reasonSetBy, recordHash } from '../../edits/editLayers';
import { EDIT_FORMAT, type EditBase, type EditRow } from '../../edits/types';
import type { RecordSource, SourceFile } from '../../workers/records/types';
import { services } from '../services';
import type { RecordEntry } from '../types';
import type { OpenLayer } from './types';

/** The annotator that edits of a record are made over: the one in use, or the one under the lab's own edits in use. */
export function baseAnnotator({ annotator }: RecordEntry, { annotation }: RecordSource): string | undefined {
  return annotation?.editsOf ?? annotator;
}

/** What ties edits to an annotator of a record; undefined if the record has no such annotator. */
export async function editBase(
  entry: RecordEntry,
  source: RecordSource,
  annotator: string,
): Promise<EditBase | undefined> {
  const file = source.annotators.find(({ name }) => annotatorOf(name) === annotator);
  if (!file) return undefined;
  const annotatorHash = await hashOf(file);
  return { record: entry.id, recordHash: hashOfRecord(entry, source), annotator, annotatorHash };
}

/** The rows over these annotations that this version reads. */
export function rowsOver(rows: readonly EditRow[], base: EditBase): EditRow[] {
  return rows.filter((row) => row.format === EDIT_FORMAT && isSameBase(row, base));
}

export function isSameBase(one: EditBase, other: EditBase): boolean {
  return (
    one.record === other.record &&
    one.recordHash === other.recordHash &&
    one.annotator === other.annotator &&
    one.annotatorHash === other.annotatorHash
  );
}

/** The edits of a record that are kept and not made, and the kept labels that do not count, with the reasons. */
export async function layersAside(
  rows: readonly EditRow[],
  entry: RecordEntry,
  source: RecordSource,
): Promise<OpenLayer['aside']> {
  const own = editLayers(rows.filter(({ record }) => record === entry.id));
  const hashes = new Map<string, string>();
  for (const file of source.annotators) hashes.set(annotatorOf(file.name), await hashOf(file));
  const record = {
    recordHash: hashOfRecord(entry, source),
    annotators: [...hashes.keys()],
    annotatorHash: (annotator: string) => hashes.get(annotator),
  };
  return own.flatMap((layer) => {
    const reason = reasonSetBy(layer, record);
    const labels = layer.rows.filter(({ kind }) => kind === 'keep').length;
    const edits = layer.rows.filter(({ kind }) => kind !== 'undo' && kind !== 'redo').length - labels;
    return reason && edits + labels > 0 ? [{ annotator: layer.annotator, edits, labels, reason }] : [];
  });
}

/** The hashed files of the record without the annotations in use, which come last. */
function hashOfRecord({ files }: RecordEntry, { annotation, header }: RecordSource): string {
  const isInHeader = annotation === undefined || annotation.path === header.path;
  return recordHash(isInHeader ? files : files.slice(0, -1));
}

const hashes = new WeakMap<Blob, string>();

/** SHA-256 of a file, computed once, by the viewer's thread. */
export async function hashOf(file: SourceFile): Promise<string> {
  const known = hashes.get(file.blob);
  if (known !== undefined) return known;
  const hash = await services.viewer().run((worker) => worker.hashFile(file));
  hashes.set(file.blob, hash);
  return hash;
}
