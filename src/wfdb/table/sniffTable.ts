import { isEcgName } from '../../base/signalKind';
import { millivoltsIn } from '../edf/calibration';
import { decodeText } from '../edf/fields';
import { clockSec, isDate, startOfClock } from './clock';
import { isMissing, isNumber, numberOf, splitFields } from './splitFields';
import { namesOf, statedHz } from './tableHeader';
import { clockColumn, countingColumn, type FoundTime } from './timeColumn';
import type { TableColumn, TableLayout, TableUnit } from './types';

/** Bytes from a file's beginning that say how a table is arranged. */
export const tableHeadBytes = 64 * 1024;

/** Rows in a row that a table of samples must have at its beginning. */
const fewestRows = 10;
const mostHeaderLines = 200;
const mostColumns = 512;
const previewRows = 6;
/** Slower tables hold trends, or one row a beat. */
const slowestHz = 20;

/** Columns that are no signals by their names. */
const otherName =
  /^(?:label|class|target|y|annot\w*|beats?|event\w*|marker\w*|trigger|quality|hr|heart[ _]?rate|bpm|rr\w*|date|symbol|type)$/i;

/** Names that only a table of samples has. */
const signalName = /^(?:ecg|ekg|lead|channel|ch|signal|adc|ads|raw|volt\w*|value|sample)[ _-]?\w{0,8}$/i;

interface Line {
  text: string;
  byte: number;
}

/**
 * How a table of samples is arranged, by its beginning: separator, decimal comma, header, columns, time. Undefined if
 * it is none: text, binary data, fewer than ten rows, rows with words in them.
 *
 * @param head the first `tableHeadBytes` of the file, or all of it
 */
export function sniffTable(head: Uint8Array, isComplete: boolean): TableLayout | undefined {
  const lines = linesOf(head, isComplete);
  if (!lines) return undefined;
  for (const separator of [';', '\t', ',', '', ' '] as const) {
    const body = bodyOf(lines, separator);
    if (!body) continue;
    const layout = layoutOf(lines, separator, body);
    const isSlow = layout.samplingHz !== undefined && layout.samplingHz < slowestHz;
    return layout.columns.some(({ kind }) => kind === 'lead') && !isSlow ? layout : undefined;
  }
  return undefined;
}

/** Lines with their offsets; undefined if the bytes are no text. */
export function linesOf(head: Uint8Array, isComplete: boolean): Line[] | undefined {
  if (head.some((byte) => byte < 32 && (byte < 9 || byte > 13) && byte !== 26)) return undefined;
  const lines: Line[] = [];
  const isMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  let start = isMark ? 3 : 0;
  for (let at = start; at < head.length; at++) {
    if (head[at] !== 10 && head[at] !== 13) continue;
    lines.push({ text: decodeText(head.subarray(start, at)), byte: start });
    start = at + 1;
  }
  // The last line of a part is cut somewhere.
  if (isComplete && start < head.length) lines.push({ text: decodeText(head.subarray(start)), byte: start });
  return lines;
}

const isComment = (text: string) => /^\s*(?:[#%]|\/\/)/.test(text);

interface Body {
  /** Index of the first row among the lines. */
  first: number;
  rows: string[][];
  decimalComma: boolean;
}

/** The first place from which all rows look alike. */
function bodyOf(lines: readonly Line[], separator: TableLayout['separator']): Body | undefined {
  const given = lines
    .map(({ text }, index) => ({ text, index }))
    .filter(({ text }) => text.trim() !== '' && !isComment(text));
  for (let from = 0; from < Math.min(given.length, mostHeaderLines); from++) {
    const judged = judge(
      given.slice(from, from + fewestRows).map(({ text }) => text),
      separator,
    );
    if (!judged) continue;
    const alike = given
      .slice(from)
      .map(({ text }) => splitFields(text, separator))
      .filter(
        (row) => row.length === judged.count && row.every((field) => isValue(field, judged.decimalComma)),
      );
    if (separator === ',' && isSplitDecimal(alike)) return undefined;
    return { first: given[from]!.index, rows: alike, decimalComma: judged.decimalComma };
  }
  return undefined;
}

function judge(
  texts: readonly string[],
  separator: TableLayout['separator'],
): { count: number; decimalComma: boolean } | undefined {
  if (texts.length < fewestRows) return undefined;
  const rows = texts.map((text) => splitFields(text, separator));
  const count = rows[0]!.length;
  if (count > mostColumns || rows.some((row) => row.length !== count)) return undefined;
  if (count === 1 && separator !== '') return undefined;
  const all = rows.flat();
  const decimalComma = all.some((field) => /\d,\d|^,\d|\d,$/.test(field) && isNumber(field, true));
  const numbers = all.filter((field) => isNumber(field, decimalComma)).length;
  const isTable = all.every((field) => isValue(field, decimalComma)) && numbers >= rows.length;
  return isTable ? { count, decimalComma } : undefined;
}

function isValue(field: string, decimalComma: boolean): boolean {
  return isNumber(field, decimalComma) || isMissing(field) || isDate(field) || !Number.isNaN(clockSec(field));
}

/** One number a row with a decimal comma, `-0,145`, has two fields of which the second betrays it: no integer begins with 0. */
function isSplitDecimal(rows: readonly string[][]): boolean {
  if (rows[0]?.length !== 2) return false;
  const isFraction = rows.every(
    ([whole = '', fraction = '']) => /^[+-]?\d+$/.test(whole) && /^\d+$/.test(fraction),
  );
  return (
    isFraction && rows.some(([whole = '', fraction = '']) => /^[+-]0$/.test(whole) || /^0\d/.test(fraction))
  );
}

function layoutOf(
  lines: readonly Line[],
  separator: TableLayout['separator'],
  { first, rows, decimalComma }: Body,
): TableLayout {
  const header = lines
    .slice(0, first)
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '');
  const count = rows[0]!.length;
  const names = namesOf(header, separator, count);
  let found: FoundTime | undefined;
  const columns = names.map(({ name, units }, column): TableColumn => {
    const fields = rows.map((row) => row[column]!).filter((field) => !isMissing(field));
    const named = { name, units };
    // A separator at the end of every row makes an empty column.
    if (fields.length === 0) return { ...named, kind: 'other' };
    const clock = found?.time || count === 1 ? undefined : clockColumn(fields, column);
    const isAllNumbers = fields.every((field) => isNumber(field, decimalComma));
    const mayCount = isAllNumbers && !found?.time && count > 1 && !isSignal(name, units);
    const counting = clock ?? (mayCount ? countingColumn(fields, column, named) : undefined);
    if (counting) {
      if (counting.time || !found) found = counting;
      return { ...named, kind: counting.kind };
    }
    return { ...named, kind: isAllNumbers && !otherName.test(name) ? 'lead' : 'other' };
  });
  const leads = columns.filter(({ kind }) => kind === 'lead');
  for (const [index, column] of columns.entries()) {
    if (column.name === '')
      column.name = leads.length === 1 && column.kind === 'lead' ? 'ECG' : `column ${index + 1}`;
  }
  const time = found?.time;
  return {
    separator,
    decimalComma,
    grouping: '',
    firstRowByte: lines[first]!.byte,
    columns,
    time,
    samplingHz: statedHz(header.join('\n')) ?? found?.samplingHz,
    likelyUnit: likelyUnit(rows, columns),
    startTime: time?.isClock ? startOfClock(rows[0]![time.column]!) : undefined,
    comments: [],
    isNamed: time !== undefined || names.some(({ name, units }) => isSignal(name, units)),
    preview: rows.slice(0, previewRows),
  };
}

const isSignal = (name: string, units: string | undefined) =>
  isEcgName(name) || signalName.test(name) || (units !== undefined && millivoltsIn(units) !== undefined);

/**
 * The unit that the size of an ECG's values suggests: whole numbers are what a converter stored; else the spread between
 * the 2nd and 98th percentile of the first lead is some tenths to a few millivolts.
 */
function likelyUnit(rows: readonly string[][], columns: readonly TableColumn[]): TableUnit {
  const lead = columns.findIndex(({ kind }) => kind === 'lead');
  const values = rows
    .map((row) => row[lead] ?? '')
    .filter((field) => !isMissing(field))
    .map(numberOf)
    .sort((a, b) => a - b);
  return unitOfValues(values);
}

/** @param values sorted */
export function unitOfValues(values: ArrayLike<number>): TableUnit {
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0;
  const spread = at(0.98) - at(0.02);
  const isWhole = Array.prototype.every.call(values, Number.isInteger);
  if (isWhole) return 'stored';
  if (spread < 0.03 && spread > 0) return 'V';
  return spread > 30 ? 'µV' : 'mV';
}
