import { decodeText } from '../edf/fields';
import { clockSec } from './clock';
import { isMissing } from './splitFields';
import type { TableLayout } from './types';

/** What a line of a table is: a row, nothing (blank, a comment), or a row with fields that are no numbers. */
export type LineKind = 'row' | 'none' | 'odd';

/** Parses the line bytes[start, end) into `values`, one per column: NaN for missing, and where a column has no numbers. */
export type ParseLine = (bytes: Uint8Array, start: number, end: number, values: Float64Array) => LineKind;

const [tab, blank, quote, hash, percent, slash, apostrophe] = [9, 32, 34, 35, 37, 47, 39];

/** 10⁰ … 10²², which float64 holds exactly: a mantissa below 2⁵³ divided by one is correctly rounded. */
const powers = Array.from({ length: 23 }, (_, k) => 10 ** k);
const largestExact = 2 ** 53 / 10 - 1;

/** The parser of a table's lines. Numbers are read from bytes, without a text of each: a day of ECG has a hundred million. */
export function createLineParser({
  separator,
  decimalComma,
  grouping,
  columns,
  time,
}: TableLayout): ParseLine {
  const split = separator === '' ? -1 : separator.charCodeAt(0);
  const point = (decimalComma ? ',' : '.').charCodeAt(0);
  const group = grouping === '' ? -1 : grouping.charCodeAt(0);
  const kinds = columns.map(({ kind }, index) =>
    kind === 'other' ? 'skipped' : time?.isClock && time.column === index ? 'clock' : 'number',
  );

  return (bytes, start, end, values) => {
    let from = skipBlanks(bytes, start, end);
    if (from === end) return 'none';
    const first = bytes[from]!;
    if (first === hash || first === percent || (first === slash && bytes[from + 1] === slash)) return 'none';
    let odd = false;
    let column = 0;
    for (; column < kinds.length; column++) {
      const to = split < 0 ? end : fieldEnd(bytes, from, end, split);
      let value = Number.NaN;
      if (kinds[column] === 'number') {
        value = numberIn(bytes, from, to, point, group);
        if (Number.isNaN(value) && !isMissing(textIn(bytes, from, to))) odd = true;
      } else if (kinds[column] === 'clock') {
        value = clockSec(textIn(bytes, from, to));
        if (Number.isNaN(value)) odd = true;
      }
      values[column] = value;
      from = split === blank ? skipBlanks(bytes, to, end) : to + 1;
      if (from >= end && (split === blank || to === end)) {
        column++;
        break;
      }
    }
    if (column < kinds.length) {
      values.fill(Number.NaN, column);
      odd = true;
    }
    return odd ? 'odd' : 'row';
  };
}

function skipBlanks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === blank || bytes[at] === tab)) at++;
  return at;
}

function fieldEnd(bytes: Uint8Array, start: number, end: number, split: number): number {
  let at = start;
  if (split === blank) {
    while (at < end && bytes[at] !== blank && bytes[at] !== tab) at++;
    return at;
  }
  while (at < end && bytes[at] === blank) at++;
  const mark = bytes[at];
  if (mark === quote || mark === apostrophe) {
    at++;
    while (at < end && bytes[at] !== mark) at++;
  }
  while (at < end && bytes[at] !== split) at++;
  return at;
}

function numberIn(bytes: Uint8Array, start: number, end: number, point: number, group: number): number {
  let at = start;
  let stop = end;
  while (at < stop && isPadding(bytes[at]!)) at++;
  while (stop > at && isPadding(bytes[stop - 1]!)) stop--;
  const from = at;
  const sign = bytes[at];
  if (sign === 45 || sign === 43) at++;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; at < stop; at++) {
    const byte = bytes[at]!;
    if (byte >= 48 && byte <= 57) {
      if (mantissa > largestExact) return slowNumber(bytes, from, stop, point, group);
      mantissa = mantissa * 10 + byte - 48;
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === point && decimals < 0) decimals = 0;
    else if (byte !== group) return slowNumber(bytes, from, stop, point, group);
  }
  if (digits === 0) return Number.NaN;
  if (decimals >= powers.length) return slowNumber(bytes, from, stop, point, group);
  const value = decimals > 0 ? mantissa / powers[decimals]! : mantissa;
  return sign === 45 && value !== 0 ? -value : value;
}

const isPadding = (byte: number) => byte === blank || byte === tab || byte === quote || byte === apostrophe;

const decimalText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** Exponents, many digits, a typographic minus, no-break spaces. */
function slowNumber(bytes: Uint8Array, start: number, end: number, point: number, group: number): number {
  if (end - start > 400) return Number.NaN;
  let text = decodeText(bytes.subarray(start, end))
    .replace('−', '-')
    .replaceAll(/[\u00a0\u202f]/g, '');
  if (group >= 0) text = text.replaceAll(String.fromCharCode(group), '');
  text = text.replace(String.fromCharCode(point), '.');
  const value = decimalText.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value + 0 : Number.NaN;
}

function textIn(bytes: Uint8Array, start: number, end: number): string {
  return decodeText(bytes.subarray(start, Math.min(end, start + 80)))
    .trim()
    .replaceAll(/^["']|["']$/g, '');
}
