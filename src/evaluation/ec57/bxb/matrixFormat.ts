import { fixed, percentOf, type Share, whole } from '../printNumbers';
import { type BeatMeasures, beatMeasures, sumPairs } from './beatMeasures';
import type { BeatComparison } from './bxb';

/** The annotators' names, for the head of a report. */
export interface AnnotatorNames {
  reference: string;
  test: string;
}

/** The report of a record as `bxb -s` (without SVEB) and `bxb -S` (with SVEB) write it into their file (table 3 of EC57). */
export function standardReport(comparison: BeatComparison, names: AnnotatorNames): string {
  const classes = comparison.withSveb ? ['N', 'S', 'V', 'F', 'Q'] : ['N', 'V', 'F', 'Q'];
  const columns = [...classes, 'O', 'X'];
  const rows = columns.map((kind) => {
    const others = kind === 'O' || kind === 'X' ? classes : columns;
    return ` ${kind} |${cellsOf(comparison, kind, others)}\n`;
  });
  return [
    headOf(comparison, names),
    '               Algorithm\n',
    `    ${columns.map((kind) => kind.toLowerCase().padStart(5)).join('')}\n`,
    `   ${'_'.repeat(1 + 5 * columns.length)}\n`,
    ...rows,
    '\n',
    measureLines(comparison),
  ].join('');
}

/** The same as `bxb -c` and `bxb -C` write it: fusion and unclassifiable beats in a row, and with the normal ones in a column. */
export function condensedReport(comparison: BeatComparison, names: AnnotatorNames): string {
  const { withSveb } = comparison;
  const classes = withSveb ? ['NFQ', 'S', 'V'] : ['NFQ', 'V'];
  const rows: [string, string, string[]][] = [
    ['  N ', 'N', [...classes, 'OX']],
    ...(withSveb ? [['  S ', 'S', [...classes, 'OX']] as [string, string, string[]]] : []),
    ['  V ', 'V', [...classes, 'OX']],
    [' F+Q', 'FQ', [...classes, 'OX']],
    [' O+X', 'OX', classes],
  ];
  return [
    headOf(comparison, names),
    '         Algorithm\n',
    withSveb ? '      n+f+q    s    v  o+x\n' : '      n+f+q    v  o+x\n',
    `     ${'_'.repeat(withSveb ? 21 : 16)}\n`,
    ...rows.map(([label, kinds, others]) => `${label} |${cellsOf(comparison, kinds, others)}\n`),
    '\n',
    measureLines(comparison),
  ].join('');
}

function headOf({ record }: BeatComparison, { reference, test }: AnnotatorNames): string {
  return (
    `Beat-by-beat comparison results for record ${record}\n` +
    `Reference annotator: ${reference}\n     Test annotator: ${test}\n\n`
  );
}

function cellsOf({ counts }: BeatComparison, kinds: string, columns: string[]): string {
  return columns.map((others) => ` ${whole(sumPairs(counts, kinds, others), 4)}`).join('');
}

function measureLines({ counts, withSveb, samplingHz }: BeatComparison): string {
  const all = beatMeasures(counts);
  const shown: [string, keyof BeatMeasures][] = [
    ['QRS sensitivity', 'qrsSensitivity'],
    ['QRS positive predictivity', 'qrsPredictivity'],
    ['VEB sensitivity', 'vebSensitivity'],
    ['VEB positive predictivity', 'vebPredictivity'],
  ];
  if (withSveb) {
    shown.push(['SVEB sensitivity', 'svebSensitivity'], ['SVEB positive predictivity', 'svebPredictivity']);
  }
  const lines = shown.map(([label, key]) => shareLine(label, all[key], 2));
  if (!withSveb) return `${lines.join('')}${shareLine('VEB false positive rate', all.vebFalseRate, 3)}\n`;
  const { intervalError } = counts;
  const error =
    intervalError === undefined ? '     - ' : `${fixed((intervalError * 1000) / samplingHz, 2, 6)} ms`;
  return `${lines.join('')}     RMS RR interval error: ${error}\n`;
}

function shareLine(label: string, share: Share, digits: number): string {
  const percent = percentOf(share);
  const text = percent === undefined ? '     - ' : `${fixed(percent, digits, 6)}%`;
  return `${label.padStart(26)}: ${text} (${share.hits}/${share.of})\n`;
}
