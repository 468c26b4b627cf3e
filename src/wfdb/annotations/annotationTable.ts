import { problem } from '../problem';
import type { Annotations, WfdbProblem } from '../types';
import { codeOf, symbolOf } from './symbols';

/**
 * A line as `rdann` prints it: time (in brackets with a date), sample, mnemonic, subtype, channel, number, and after a tab or
 * blanks the text. Copies of databases that were made for spreadsheets have their annotations so.
 */
const line = /^\s*(?:\[[^\]]*\]|[\d:.]+)\s+(\d+)\s+(\S+)\s+(-?\d+)\s+(\d+)\s+(-?\d+)(?:\s+(\S.*?))?\s*$/;
const heading = /^\s*"?Time\s+Sample\s*#\s+Type\s+Sub(?:type)?\s+Chan\s+Num\b/i;
/** Without a heading, so many lines at the beginning must be annotations. */
const leastLines = 3;

/** Whether a text is a table of annotations, by its first bytes. */
export function isAnnotationTable(start: Uint8Array): boolean {
  const lines = linesOf(new TextDecoder('latin1').decode(start));
  if (heading.test(lines[0] ?? '')) return true;
  // The last line may be cut off.
  const whole = lines.slice(0, -1).slice(0, leastLines);
  return whole.length === leastLines && whole.every((each) => annotationOf(each) !== undefined);
}

/**
 * Reads a table of annotations. Lines that are none are left out.
 *
 * @returns the annotations in their order, and a problem if lines were left out
 */
export function readAnnotationTable(
  text: string,
  fileName: string,
): { annotations: Annotations; problems: WfdbProblem[] } {
  const lines = linesOf(text);
  const rows = lines.flatMap((each) => annotationOf(each) ?? []);
  const odd = lines.filter((each) => !heading.test(each) && annotationOf(each) === undefined);
  const annotations: Annotations = {
    count: rows.length,
    sample: Float64Array.from(rows, ({ sample }) => sample),
    symbol: rows.map(({ symbol }) => symbol),
    subtype: Int8Array.from(rows, ({ subtype }) => subtype),
    channel: Uint8Array.from(rows, ({ channel }) => channel),
    num: Int8Array.from(rows, ({ num }) => num),
    aux: rows.map(({ aux }) => aux),
    samplingHz: undefined,
  };
  if (odd.length === 0) return { annotations, problems: [] };
  const first = odd[0]!.trim().slice(0, 60);
  return {
    annotations,
    problems: [
      problem(
        'annotation-lines',
        fileName,
        `${odd.length} of ${lines.length} lines of ${fileName} are no annotations as rdann prints them and were left out, the first: "${first}". Check the file, or drop the .atr instead.`,
        { lines: lines.length, odd: odd.length, first },
      ),
    ],
  };
}

const linesOf = (text: string) =>
  text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .filter((each) => each.trim() !== '');

/** Far beyond what rdann prints. */
const longestLine = 600;
/** As far as one SKIP of an annotation file reaches: 69 days at 360 Hz. */
const lastSample = 2 ** 31 - 1;
/** Longest text that an annotation file holds, in bytes. */
const longestText = 255;

function annotationOf(text: string) {
  const [, sample, symbol, subtype, channel, num, aux = ''] =
    (text.length > longestLine ? undefined : line.exec(text)) ?? [];
  const code = symbol === undefined ? undefined : codeOf(symbol);
  if (code === undefined) return undefined;
  const row = {
    sample: Number(sample),
    // `[2]` names a code by its number; it has a mnemonic.
    symbol: symbolOf(code),
    subtype: Number(subtype),
    channel: Number(channel),
    num: Number(num),
    aux,
  };
  const fits =
    row.sample <= lastSample &&
    isSmall(row.subtype) &&
    isSmall(row.num) &&
    row.channel <= 255 &&
    new TextEncoder().encode(aux).length <= longestText;
  return fits && !aux.includes('\0') ? row : undefined;
}

const isSmall = (value: number) => value >= -128 && value <= 127;
