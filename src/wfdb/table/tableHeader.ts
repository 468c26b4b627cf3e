import { shorten } from '../edf/fields';
import { splitFields } from './splitFields';
import type { TableLayout } from './types';

/** A unit as text: of a voltage, of a time, or the way of writing a time. */
const unitText =
  /^[[({]?\s*(?:[munµμ]?v(?:olts?)?|millivolts?|microvolts?|adu|nu|s|sec(?:onds?)?|m?sec|[munµμ]s|min|samples?|hh:mm:ss(?:\.m+)?)\s*[\])}]?$/i;

const unitAtEnd = /^(.*\S)\s*[[({]\s*([^\])}]{1,20}?)\s*[\])}]$/;
const unitAfter = /^(.*\S)[ _-]([munµμ]?v|[munµμ]s|sec|seconds)$/i;

const between = '[\\s"\'()\\[\\]{}:=,;]{0,12}(?:hz|hertz)?[\\s"\'()\\[\\]{}:=,;]{0,12}';
const number = '(\\d{1,6}(?:[.,]\\d{1,6})?)';

/** Words of a sampling frequency, then the number; or the number with its unit in a line about sampling. */
const stated = [
  new RegExp(
    `(?:sampl\\w{0,4}[ _-]?(?:rate|freq\\w{0,5})|abtast(?:rate|frequenz)|采样频?率)${between}${number}`,
    'i',
  ),
  new RegExp(`^\\W{0,4}(?:frequency|freq|fs)\\b${between}${number}`, 'im'),
  new RegExp(`(?:sampl|abtast|采样).{0,40}?\\b${number}\\s?(?:hz|hertz|sps)\\b`, 'i'),
];
const interval = /^\W*interval\W*([\d.]+)\s*(m?s)\b/im;

/** Frequency that the text before the rows states; undefined if it does not. */
export function statedHz(text: string): number | undefined {
  const step = interval.exec(text);
  const hz = step
    ? (step[2] === 'ms' ? 1000 : 1) / Number(step[1])
    : Number(
        stated
          .map((pattern) => pattern.exec(text)?.[1])
          .find(Boolean)
          ?.replace(',', '.'),
      );
  return hz >= 1 && hz <= 100_000 ? Math.round(hz * 1e6) / 1e6 : undefined;
}

/** Names and units of columns by the lines before the rows; names are '' where there is none. */
export function namesOf(
  lines: readonly string[],
  separator: TableLayout['separator'],
  count: number,
): { name: string; units: string | undefined }[] {
  const fieldsOf = (line: string) => headerFields(line.replace(/^[#%]\s*/, ''), separator, count);
  const rows = lines.map(fieldsOf).filter((fields) => fields.length === count && count > 0);
  const units = rows.findLast((fields) => fields.every((field) => unitText.test(field) || field === ''));
  const names = rows.findLast((fields) => fields !== units && fields.some((field) => /\p{L}|#/u.test(field)));
  return Array.from({ length: count }, (_, column) => {
    const { name, unit } = nameAndUnit((names?.[column] ?? '').slice(0, 200));
    const below = units?.[column]?.replace(/^[[({]\s*|\s*[\])}]$/g, '');
    return { name: shorten(name), units: unit ?? (below ? shorten(below) : undefined) };
  });
}

/** Names may contain blanks even where blanks separate the numbers (`Elapsed time  MLII  V5`). */
function headerFields(line: string, separator: TableLayout['separator'], count: number): string[] {
  const fields = splitFields(line, separator);
  if (separator !== ' ' || fields.length === count) return fields;
  const joined = line.trim().replace(/^elapsed time\b/i, 'Elapsed_time');
  const wide = joined.split(/\t+| {2,}/);
  return wide.length === count ? wide : splitFields(joined, ' ');
}

function nameAndUnit(text: string): { name: string; unit: string | undefined } {
  const found = unitAtEnd.exec(text) ?? unitAfter.exec(text);
  return found ? { name: found[1]!, unit: found[2]! } : { name: text, unit: undefined };
}
