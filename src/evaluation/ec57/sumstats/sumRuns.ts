import { whole, wholePercent } from '../printNumbers';
import { columnMean, columnSum, rule } from './columns';

/** Sums, gross and average below the rows of `rxr -L`. */
export function sumRuns(rows: readonly string[][]): string {
  const counts = Array.from({ length: 12 }, (_, index) => columnSum(rows, 1 + index));
  const gross = Array.from({ length: 6 }, (_, index) => {
    const [found, lost] = [counts[2 * index]!, counts[2 * index + 1]!];
    return ` ${wholePercent({ hits: found, of: found + lost }).padStart(3)}`;
  });
  const means = gross.map((_, index) => meanCell(rows, 13 + index));
  const cells = counts.map((count) => ` ${whole(count, 3)}`).join('');
  const width = 55;
  const total = (first: number) => counts[first]! + counts[first + 1]!;
  return [
    rule(77),
    `Sum   ${cells}\n`,
    `${'Gross'.padEnd(width)}${gross.join('')}\n`,
    `${'Average'.padEnd(width)}${means.join('')}\n`,
    `Total couplets: ${total(0)}  Total short runs: ${total(4)}  Total long runs: ${total(8)}\n`,
  ].join('');
}

/** The mean of a column of whole percents. */
export function meanCell(rows: readonly string[][], column: number): string {
  const mean = columnMean(rows, column);
  return ` ${(mean === undefined ? '-' : String(Math.trunc(mean + 0.5))).padStart(3)}`;
}
