import type { Ec57FileId } from './fileIds';

/** The files that are tables: a row for each record, and sums. */
export type Ec57TableId = Exclude<Ec57FileId, `bxb-${'S' | 's' | 'C' | 'c'}`>;

/** The texts of a row's cells, by the headings of the standard; `-` is 0/0, and a cell that the row has not is missing. */
export type Ec57Cells = Readonly<Partial<Record<string, string>>>;

/** A table as `sumstats` prints it, its texts unchanged. */
export interface Ec57Table {
  id: Ec57TableId;
  /** Headings of the columns with numbers of beats, runs or episodes. */
  counts: readonly string[];
  /** Headings of the columns with measures, in percent; the error of RR intervals is in milliseconds. */
  measures: readonly string[];
  /** Headings of the columns with durations. */
  durations: readonly string[];
  records: { record: string; cells: Ec57Cells }[];
  sum: Ec57Cells;
  /** Of all beats, runs or episodes together. */
  gross: Ec57Cells;
  /** Of the records that have a value. */
  average: Ec57Cells;
}

type Headings = Pick<Ec57Table, 'counts' | 'measures' | 'durations'>;

const words = (text: string): string[] => text.split(' ');
const measures = (text: string): string[] => text.split(', ');
const runs: Headings = {
  counts: words('CTs CFN CTp CFP STs SFN STp SFP LTs LFN LTp LFP'),
  measures: words('CSe C+P SSe S+P LSe L+P'),
  durations: [],
};
const episodes: Headings = {
  counts: words('TPs FN TPp FP'),
  measures: words('ESe E+P DSe D+P'),
  durations: ['Ref duration', 'Test duration'],
};

const headings: Readonly<Record<Ec57TableId, Headings>> = {
  'bxb-L': {
    counts: words("Nn' Sn' Vn' Fn' On' Ns Ss Vs Fs' Os' Nv Sv Vv Fv' Ov' No' So' Vo' Fo'"),
    measures: measures('Q Se, Q +P, V Se, V +P, S Se, S +P, RR err'),
    durations: [],
  },
  'bxb-l': {
    counts: words("Nn' Vn' Fn' On' Nv Vv Fv' Ov' No' Vo' Fo'"),
    measures: measures('Q Se, Q +P, V Se, V +P, V FPR'),
    durations: [],
  },
  'sd-L': {
    counts: words('Nx Sx Vx Fx Qx'),
    measures: measures('% beats, % N, % S, % V, % F'),
    durations: ['Time'],
  },
  'sd-l': {
    counts: words('Nx Vx Fx Qx'),
    measures: measures('% beats, % N, % V, % F'),
    durations: ['Time'],
  },
  vruns: runs,
  sruns: runs,
  af: episodes,
  vf: episodes,
};

/**
 * Takes a table apart for those who want to show it.
 *
 * @param summed as `ec57File` gives it: heads, a row for each record, a line of `_`, Sum, Gross and Average
 */
export function ec57Table(id: Ec57TableId, summed: string): Ec57Table {
  const own = headings[id];
  const all = [...own.counts, ...own.measures, ...own.durations];
  const lines = summed.split('\n').map((line) => line.trim());
  const ruleAt = lines.findIndex((line) => /^_+$/.test(line));
  const headLines = id === 'bxb-L' || id === 'bxb-l' || id === 'vruns' ? 1 : 2;
  const sumOf = (name: string, columns: readonly string[]): Ec57Cells => {
    const line = lines.slice(ruleAt).find((each) => each.startsWith(name));
    return line === undefined ? {} : cellsOf(columns, line);
  };
  return {
    id,
    ...own,
    records: lines.slice(headLines, ruleAt).map((line) => ({
      record: line.slice(0, line.indexOf(' ')),
      cells: cellsOf(all, line),
    })),
    sum: sumOf('Sum', [...own.counts, ...own.durations]),
    gross: sumOf('Gross', own.measures),
    average: sumOf('Average', own.measures),
  };
}

/** The cells after the name of a row, in order; what the heading does not name is left out. */
function cellsOf(columns: readonly string[], line: string): Ec57Cells {
  const cells = line.split(/\s+/).slice(1);
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const cell = cells[index];
      return cell === undefined ? [] : [[column, cell]];
    }),
  );
}
