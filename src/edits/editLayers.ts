import { createSha256 } from '../base/sha256';
import { EDIT_FORMAT, type EditBase, type EditRow } from './types';

/** Why the edits of a layer are kept, but not made. */
export type SetByReason = 'record-gone' | 'record-changed' | 'annotator-gone' | 'annotator-changed' | 'newer';

/** Edits over the same annotations. */
export interface EditLayer extends EditBase {
  rows: EditRow[];
}

/** A record as edits are tied to it. */
export interface EditedRecord {
  recordHash: string;
  /** Its annotators, and the hash of those that are known. */
  annotators: readonly string[];
  annotatorHash: (annotator: string) => string | undefined;
}

/** The rows by the annotations that they are of, in the order in which the first row of each was made. */
export function editLayers(rows: readonly EditRow[]): EditLayer[] {
  const layers = new Map<string, EditLayer>();
  for (const row of rows) {
    const { record, recordHash, annotator, annotatorHash } = row;
    const key = JSON.stringify([record, recordHash, annotator, annotatorHash, row.format]);
    const layer = layers.get(key);
    if (layer) layer.rows.push(row);
    else layers.set(key, { record, recordHash, annotator, annotatorHash, rows: [row] });
  }
  return [...layers.values()];
}

/** Why a layer cannot be made over the record of its name as it is; undefined if it can. @param record undefined: there is none */
export function reasonSetBy(layer: EditLayer, record: EditedRecord | undefined): SetByReason | undefined {
  if (layer.rows.some(({ format }) => format !== EDIT_FORMAT)) return 'newer';
  if (!record) return 'record-gone';
  if (record.recordHash !== layer.recordHash) return 'record-changed';
  if (!record.annotators.includes(layer.annotator)) return 'annotator-gone';
  const now = record.annotatorHash(layer.annotator);
  return now !== undefined && now !== layer.annotatorHash ? 'annotator-changed' : undefined;
}

/** What ties edits to a record: its files without annotations, in any order. */
export function recordHash(files: readonly { sha256: string }[]): string {
  const sum = createSha256();
  sum.update(
    new TextEncoder().encode(
      files
        .map(({ sha256 }) => sha256)
        .sort()
        .join('\n'),
    ),
  );
  return sum.hex();
}
