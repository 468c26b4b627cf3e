import { sumOf } from '../../../base/sumOf';
import { fixed, percentOf, whole } from '../printNumbers';
import { columnMean, columnSum, rule } from './columns';

/**
 * Sums below the rows of the second file of `bxb -l` or `bxb -L`. Two faults of the program are kept: with SVEB it prints
 * neither gross nor average, and without, it adds the numbers of beats twice, so that gross is half of what it should be.
 */
export function sumShutdowns(rows: readonly string[][], withSveb: boolean): string {
  const classes = withSveb ? 5 : 4;
  const percents = withSveb ? 5 : 4;
  const missed = Array.from({ length: classes }, (_, index) => columnSum(rows, 1 + index));
  const secondsColumn = 1 + classes + percents;
  const cells = missed.map((count) => ` ${whole(count, 4)}`).join('');
  const seconds = whole(columnSum(rows, secondsColumn), 5);
  const lines = [
    rule(withSveb ? 72 : 68),
    `${withSveb ? 'Sum ' : 'Sum  '}${cells}${' '.repeat(2 + 7 * percents)}${seconds} seconds\n`,
  ];
  if (withSveb) return lines.join('');
  const total = (index: number) => 2 * columnSum(rows, secondsColumn + 2 + index);
  const [n, v, f, q] = [total(0), total(2), total(3), total(4)];
  const gross = [
    { hits: sumOf(missed), of: n + v + f + q },
    { hits: missed[0]!, of: n },
    { hits: missed[1]!, of: v },
    { hits: missed[2]!, of: f },
  ].map((share) => cell(percentOf(share)));
  const means = gross.map((_, index) => cell(columnMean(rows, 1 + classes + index)));
  const width = 25;
  lines.push(`${'Gross'.padEnd(width)}${gross.join('')}\n`, `${'Average'.padEnd(width)}${means.join('')}\n`);
  return lines.join('');
}

const cell = (value: number | undefined) => (value === undefined ? '      -' : ` ${fixed(value, 2, 6)}`);
