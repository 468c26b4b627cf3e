import { WfdbError } from '../WfdbError';

/** The position of a field, for error messages. */
export interface LineLocation {
  fileName: string;
  line: number;
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const integerPattern = /^[+-]?\d+(?:\.0*)?$/;

/** A finite decimal number as parsed by C's scanf, or undefined if the text is not one. */
export function parseDecimal(text: string): number | undefined {
  if (!decimal.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** An integer that float64 represents exactly, or undefined if the text is not one. */
export function parseInteger(text: string): number | undefined {
  if (!integerPattern.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value + 0 : undefined;
}

/** The error for a header that violates header(5), with the line and what was expected there. */
export function malformed(location: LineLocation, expected: string, found: string): WfdbError {
  const shown = found.length > 60 ? `${found.slice(0, 57)}…` : found;
  return new WfdbError(
    'header-malformed',
    location.fileName,
    `${location.fileName}, line ${location.line}: expected ${expected}, found "${shown}". Correct the header or download it again.`,
    { line: location.line, expected, found: shown },
  );
}
