import { sumOf } from '../../../base/sumOf';
import { beatCells } from '../bxb/lineFormat';
import { fixed, percentOf, type Share } from '../printNumbers';
import { columnMean, columnSum, rule } from './columns';

const withSvebNames = 'Nn Sn Vn Fn On Ns Ss Vs Fs Os Nv Sv Vv Fv Ov No So Vo Fo'.split(' ');
const withoutSvebNames = 'Nn Vn Fn On Nv Vv Fv Ov No Vo Fo'.split(' ');

/** The sum over all cells of these rows and columns of a table. */
type SumOf = (references: string, tests: string) => number;

/**
 * Sums, gross and average below the rows of `bxb -l` or `bxb -L`. The program computes every record's measures again from
 * the row's numbers, where unclassifiable beats are among the fusion beats: it counts neither as false positives of SVEB.
 */
export function sumBeats(rows: readonly string[][], withSveb: boolean): string {
  const names = withSveb ? withSvebNames : withoutSvebNames;
  const counts = names.map((_, index) => columnSum(rows, 1 + index));
  const sum = sumOver(names, counts);
  const gross = measures(sum, withSveb);
  const ofRows = rows.map((row) => measures(sumOver(names, row.slice(1).map(Number)), withSveb));
  const digits = (index: number) => (!withSveb && index === 4 ? 3 : 2);
  const means = gross.map((_, index) => cell(meanOf(ofRows.map((row) => row[index])), digits(index)));
  if (withSveb) means.push(cell(columnMean(rows, names.length + 7), 2));
  const width = withSveb ? 83 : 54;
  const svebs = withSveb ? `  Total SVEBs: ${sum('S', 'nsvo')}` : '';
  return [
    rule(withSveb ? 132 : 86),
    `${withSveb ? 'Sum ' : 'Sum  '}${beatCells(counts, withSveb)}\n`,
    `${'Gross'.padEnd(width)}${gross.map((value, index) => cell(value, digits(index))).join('')}\n`,
    `${'Average'.padEnd(width)}${means.join('')}\n`,
    `Total QRS complexes: ${sum('NSVF', 'nsvo')}  Total VEBs: ${sum('V', 'nsvo')}${svebs}\n`,
  ].join('');
}

function sumOver(names: readonly string[], counts: readonly number[]): SumOf {
  const byName = new Map(names.map((name, index) => [name, counts[index]!]));
  return (references, tests) => {
    let total = 0;
    for (const row of references) for (const column of tests) total += byName.get(row + column) ?? 0;
    return total;
  };
}

/** In percent, in the order of the table. */
function measures(sum: SumOf, withSveb: boolean): (number | undefined)[] {
  const share = (hits: number, misses: number): Share => ({ hits, of: hits + misses });
  const found = sum('NSVF', 'nsv');
  const falseVebs = sum('NSO', 'v');
  const rest = withSveb
    ? [share(sum('S', 's'), sum('S', 'nvo')), share(sum('S', 's'), sum('NVO', 's'))]
    : [share(falseVebs, sum('NSFO', 'n'))];
  return [
    share(found, sum('NSVF', 'o')),
    share(found, sum('O', 'nsv')),
    share(sum('V', 'v'), sum('V', 'nso')),
    share(sum('V', 'v'), falseVebs),
    ...rest,
  ].map(percentOf);
}

function meanOf(values: (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? sumOf(known) / known.length : undefined;
}

function cell(value: number | undefined, digits: number): string {
  return value === undefined ? '      -' : ` ${fixed(value, digits, 6)}`;
}
