import { WfdbError } from '../WfdbError';

/** Where a field stands, for the sentence that says what is wrong with it. */
export interface Place {
  fileName: string;
  line: number;
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const wholeNumber = /^[+-]?\d+(?:\.0*)?$/;

/** A decimal number as C's scanf takes it, finite, or undefined where the text is none. */
export function parseDecimal(text: string): number | undefined {
  if (!decimal.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A whole number that float64 holds exactly, or undefined where the text is none. */
export function parseWhole(text: string): number | undefined {
  if (!wholeNumber.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** The error for a header that breaks the rules of header(5), with the line and what was expected there. */
export function malformed(place: Place, expected: string, found: string): WfdbError {
  const shown = found.length > 60 ? `${found.slice(0, 57)}…` : found;
  return new WfdbError(
    'header-malformed',
    place.fileName,
    `${place.fileName}, line ${place.line}: expected ${expected}, found "${shown}". Correct the header or download it again.`,
    { line: place.line, expected, found: shown },
  );
}
