import { sumOf } from '../../../base/sumOf';
import { whole, wholePercent } from '../printNumbers';
import { columnSum, rule } from './columns';
import { meanCell } from './sumRuns';

/**
 * Sums, gross and average below the rows of `epicmp -L`. The table has no overlaps: that of a record
 * is taken from its reference duration and the whole percents of its sensitivity.
 */
export function sumEpisodes(rows: readonly string[][]): string {
  const counts = [1, 2, 3, 4].map((column) => columnSum(rows, column));
  const durations = [9, 10].map((column) => rows.map((row) => millisecondsOf(row[column]!)));
  const byEpisodes = [0, 2].map((first) =>
    wholePercent({ hits: counts[first]!, of: counts[first]! + counts[first + 1]! }),
  );
  const [referenceMs, testMs] = durations.map(sumOf);
  const overlap = rows.reduce((sum, row, index) => {
    const percent = row[7] === '-' ? 0 : Number(row[7]);
    return sum + (durations[0]![index]! * percent) / 100;
  }, 0);
  const byDuration = [referenceMs!, testMs!].map((of) => wholePercent({ hits: overlap, of }));
  const gross = [...byEpisodes, ...byDuration].map((text) => ` ${text.padStart(3)}`).join('');
  const means = [5, 6, 7, 8].map((column) => meanCell(rows, column)).join('');
  const cells = counts.map((count) => ` ${whole(count, 4)}`).join('');
  return [
    rule(72),
    `Sum   ${cells}${' '.repeat(17)}${timeOf(referenceMs!).padStart(14)}${timeOf(testMs!).padStart(15)}\n`,
    `${'Gross'.padEnd(27)}${gross}\n`,
    `${'Average'.padEnd(27)}${means}\n`,
  ].join('');
}

/** Of `5:05.967`. */
function millisecondsOf(text: string): number {
  return Math.round(text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
}

/** Minutes at least, other than in the rows: `0:00.000`. */
function timeOf(ms: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.trunc(ms / 3_600_000), Math.trunc(ms / 60_000) % 60];
  const rest = `${two(Math.trunc(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
