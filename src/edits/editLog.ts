import { canonicalJson } from '../base/canonicalJson';
import { messageOf } from '../base/messageOf';
import { type EditBounds, faultOfEdit } from './checkEdit';
import { inEditOrder } from './editHistory';
import { sampleOf } from './makeEdits';
import {
  EDIT_FORMAT,
  type Edit,
  type EditBase,
  type EditChange,
  type EditLog,
  type EditRow,
  type LabelKept,
  type Mark,
} from './types';

/** What the first line of a log says: the form, and of which annotations the edits are. */
const LOG = 'ecg-lab-edits';

/** A line that was not taken. */
export interface RefusedLine {
  /** From 1. */
  line: number;
  /** Why, in one clause without a full stop. */
  reason: string;
}

export interface ReadLog {
  /** The annotations that the edits were made over, as the log says; undefined if it does not. */
  base: EditBase | undefined;
  rows: EditRow[];
  refused: RefusedLine[];
}

/**
 * The rows of one layer as JSON Lines (UTF-8): a first line that names record, annotator and their hashes, then one row a line, in
 * order. `timeSec` is for people; `sample` counts.
 */
export function writeEditLog(base: EditBase, rows: readonly EditRow[], samplingHz: number): string {
  return editLogText(editLog(base, rows, samplingHz));
}

/** The same as JSON values. */
export function editLog(base: EditBase, rows: readonly EditRow[], samplingHz: number): EditLog {
  const head = { log: LOG, format: EDIT_FORMAT, ...baseOf(base), samplingHz };
  const lines = inEditOrder(rows).map((row) => {
    const { id, order, kind } = row;
    const timeOf = (sample: number) => Number((sample / samplingHz).toFixed(6));
    if (row.kind === 'edit') return { id, order, kind, timeSec: timeOf(sampleOf(row.edit)), edit: row.edit };
    if (row.kind !== 'keep') return { id, order, kind, of: row.of };
    const { sample, symbol, by, madeAt } = row;
    return { id, order, kind, timeSec: timeOf(sample), sample, symbol, by, madeAt };
  });
  return [head, ...lines];
}

/** What `readEditLog` reads, of a log whose lines are JSON values. */
export function editLogText(log: EditLog): string {
  return log.map((line) => `${canonicalJson(line)}\n`).join('');
}

/** The rows of a log that this version wrote. */
export function rowsOfLog([head, ...rows]: EditLog): EditRow[] {
  const base = { ...readHead(head ?? {}), format: EDIT_FORMAT };
  return rows.map((row) => ({ ...base, ...row }) as unknown as EditRow);
}

/** The annotations that the edits of a log were made over; undefined if its first line does not say. */
export function baseOfLog([head]: EditLog): EditBase | undefined {
  try {
    return readHead(head ?? {});
  } catch {
    return undefined;
  }
}

/**
 * Reads a log line by line: what cannot be read, has an unknown code, or lies outside of the record is refused by itself. Edits of
 * another record, or of other bytes, are read all the same: `base` says of which.
 */
export function readEditLog(text: string, bounds: EditBounds): ReadLog {
  const refused: RefusedLine[] = [];
  const read: { line: number; row: EditRow }[] = [];
  let base: EditBase | undefined;
  for (const [i, source] of text.split('\n').entries()) {
    if (source.trim() === '') continue;
    const line = i + 1;
    try {
      const value = parsed(source);
      if (base) read.push({ line, row: readRow(value, base, bounds) });
      else base = readHead(value);
    } catch (error) {
      refused.push({ line, reason: messageOf(error) });
      // Without its first line a log says nothing about where it belongs.
      if (!base) break;
    }
  }
  const edits = new Set(read.flatMap(({ row }) => (row.kind === 'edit' ? [row.id] : [])));
  const rows: EditRow[] = [];
  for (const { line, row } of read) {
    if (row.kind === 'edit' || row.kind === 'keep' || edits.has(row.of)) rows.push(row);
    else refused.push({ line, reason: 'the edit that it turns is not in the log, or was refused' });
  }
  return { base, rows, refused: refused.sort((a, b) => a.line - b.line) };
}

function parsed(source: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new Error('it is not JSON');
  }
  if (!isObject(value)) throw new Error('it is no JSON object');
  return value;
}

function readHead(value: Record<string, unknown>): EditBase {
  if (value.log !== LOG) throw new Error('this is no log of edits');
  if (value.format !== EDIT_FORMAT)
    throw new Error(`the log has form ${String(value.format)}, and this version reads form ${EDIT_FORMAT}`);
  const { record, recordHash, annotator, annotatorHash } = value;
  const base = { record, recordHash, annotator, annotatorHash };
  if (!Object.values(base).every((text) => typeof text === 'string'))
    throw new Error('the log does not say of which annotations it is');
  return base as EditBase;
}

function readRow(value: Record<string, unknown>, base: EditBase, bounds: EditBounds): EditRow {
  const { id, order, kind } = value;
  if (typeof id !== 'string' || id === '') throw new Error('it has no id');
  if (typeof order !== 'number' || !Number.isFinite(order)) throw new Error('it has no order');
  const row = { ...base, format: EDIT_FORMAT, id, order };
  if (kind === 'undo' || kind === 'redo') {
    if (typeof value.of !== 'string') throw new Error('it does not say which edit it turns');
    return { ...row, kind, of: value.of };
  }
  if (kind === 'keep') return { ...row, kind, ...readKept(value, bounds) };
  if (kind !== 'edit') throw new Error('it is neither an edit, nor an undo, a redo or a kept label');
  const edit = readEdit(value.edit);
  const fault = faultOfEdit(edit, bounds);
  if (fault) throw new Error(fault);
  return { ...row, kind, edit };
}

function readKept({ sample, symbol, by = '', madeAt = '' }: Record<string, unknown>, bounds: EditBounds) {
  if (typeof sample !== 'number' || ![symbol, by, madeAt].every((text) => typeof text === 'string'))
    throw new Error('sample is no number, or symbol, by or madeAt is no text');
  const kept = { sample, symbol, by, madeAt } as Pick<LabelKept, 'sample' | 'symbol' | 'by' | 'madeAt'>;
  const mark = readMark({ sample, symbol });
  const fault = faultOfEdit({ what: 'relabel', changes: [{ before: mark, after: mark }] }, bounds);
  if (fault) throw new Error(fault);
  return kept;
}

function readEdit(value: unknown): Edit {
  if (!isObject(value) || !Array.isArray(value.changes)) throw new Error('it has no changes');
  const { what, why = '', by = '', madeAt = '' } = value;
  if (![what, why, by, madeAt].every((text) => typeof text === 'string'))
    throw new Error('what, why, by or madeAt is no text');
  return {
    what: what as Edit['what'],
    changes: value.changes.map(readChange),
    why: why as string,
    by: by as string,
    madeAt: madeAt as string,
  };
}

function readChange(value: unknown): EditChange {
  if (!isObject(value)) throw new Error('a change is no object');
  const { before, after } = value;
  return {
    ...(before !== undefined && { before: readMark(before) }),
    ...(after !== undefined && { after: readMark(after) }),
  };
}

function readMark(value: unknown): Mark {
  if (!isObject(value)) throw new Error('an annotation is no object');
  const { sample, symbol, subtype = 0, channel = 0, num = 0, aux = '' } = value;
  if (![sample, subtype, channel, num].every((number) => typeof number === 'number'))
    throw new Error('sample, subtype, channel or num is no number');
  if (typeof symbol !== 'string' || typeof aux !== 'string') throw new Error('symbol or aux is no text');
  return { sample, symbol, subtype, channel, num, aux } as Mark;
}

const baseOf = ({ record, recordHash, annotator, annotatorHash }: EditBase): EditBase => ({
  ...{ record, recordHash, annotator, annotatorHash },
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
