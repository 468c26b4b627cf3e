import type { TableLayout } from './types';

/** The fields of a line, without blanks around them and quotes; separators inside quotes belong to the field. */
export function splitFields(line: string, separator: TableLayout['separator']): string[] {
  if (separator === '') return [unquote(line.trim())];
  if (separator === ' ')
    return line
      .trim()
      .split(/[ \t]+/)
      .map(unquote);
  const fields: string[] = [];
  let quote = '';
  let start = 0;
  let isBlank = true;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === separator) {
      fields.push(line.slice(start, at));
      start = at + 1;
      isBlank = true;
    } else if ((character === '"' || character === "'") && isBlank) {
      quote = character;
      isBlank = false;
    } else if (character !== ' ' && character !== '\t') isBlank = false;
  }
  fields.push(line.slice(start));
  return fields.map((field) => unquote(field.trim()));
}

function unquote(field: string): string {
  const quote = field[0];
  const isQuoted = field.length > 1 && (quote === '"' || quote === "'") && field.endsWith(quote);
  return isQuoted ? field.slice(1, -1).trim() : field;
}

const missing = /^(?:[-?]|nan|null|none|na|n\/a|inf|-inf)?$/i;

/** Whether a field stands for a sample that is missing. */
export function isMissing(field: string): boolean {
  return missing.test(field);
}

const pointNumber = /^[+\-−]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;
const commaNumber = /^[+\-−]?(?:\d+(?:,\d*)?|,\d+)(?:[eE][+-]?\d{1,3})?$/;
/** No writer needs more; a line of a million digits is no number. */
const longestNumber = 64;

/** Whether a field is a decimal number. */
export function isNumber(field: string, decimalComma: boolean): boolean {
  return field.length <= longestNumber && (decimalComma ? commaNumber : pointNumber).test(field);
}

/** The value of a field that `isNumber`. */
export function numberOf(field: string): number {
  return Number(field.replace(',', '.').replace('−', '-'));
}
