import { bxb } from './bxb/bxb';
import { lineHead, lineRow } from './bxb/lineFormat';
import { type AnnotatorNames, condensedReport, standardReport } from './bxb/matrixFormat';
import { shutdownHead, shutdownRow } from './bxb/shutdownFormat';
import { epicmp, episodeHead, episodeRow } from './epicmp/epicmp';
import { runHead, runRow } from './rxr/runFormat';
import { rxr } from './rxr/rxr';
import { sumstats } from './sumstats/sumstats';
import type { ComparedRecord, CompareOptions } from './types';

/**
 * The files that the standard's programs write. `bxb-L` is the first file of `bxb -L`, `shutdown-L` its second; in upper
 * case supraventricular beats are a class of their own, in lower case they count as normal.
 */
export const ec57FileIds = [
  ...(['bxb-L', 'bxb-l', 'bxb-S', 'bxb-s', 'bxb-C', 'bxb-c'] as const),
  ...(['shutdown-L', 'shutdown-l', 'runs-ventricular', 'runs-supraventricular'] as const),
  ...(['episodes-AF', 'episodes-VF'] as const),
] as const;

export type Ec57FileId = (typeof ec57FileIds)[number];

type Printer = (records: readonly ComparedRecord[], names: AnnotatorNames, options: CompareOptions) => string;

const beatLines =
  (withSveb: boolean): Printer =>
  (records, _, options) =>
    lineHead(withSveb) + records.map((record) => lineRow(bxb(record, withSveb, options))).join('');

const shutdownLines =
  (withSveb: boolean): Printer =>
  (records, _, options) =>
    shutdownHead(withSveb) + records.map((record) => shutdownRow(bxb(record, withSveb, options))).join('');

const reports =
  (report: typeof standardReport, withSveb: boolean): Printer =>
  (records, names, options) =>
    records.map((record) => report(bxb(record, withSveb, options), names)).join('');

const runLines =
  (kind: Parameters<typeof rxr>[1]): Printer =>
  (records, _, options) =>
    runHead(kind) + records.map((record) => runRow(rxr(record, kind, options))).join('');

const episodeLines =
  (kind: Parameters<typeof epicmp>[1]): Printer =>
  (records, _, options) =>
    episodeHead(kind) + records.map((record) => episodeRow(epicmp(record, kind, options))).join('');

const printers: Readonly<Record<Ec57FileId, Printer>> = {
  'bxb-L': beatLines(true),
  'bxb-l': beatLines(false),
  'bxb-S': reports(standardReport, true),
  'bxb-s': reports(standardReport, false),
  'bxb-C': reports(condensedReport, true),
  'bxb-c': reports(condensedReport, false),
  'shutdown-L': shutdownLines(true),
  'shutdown-l': shutdownLines(false),
  'runs-ventricular': runLines('ventricular'),
  'runs-supraventricular': runLines('supraventricular'),
  'episodes-AF': episodeLines('AF'),
  'episodes-VF': episodeLines('VF'),
};

/** A file as the program writes it, record after record. */
export interface Ec57File {
  text: string;
  /** The same with sums, gross and average, as `sumstats` prints it; undefined for the reports -S, -s, -C and -c. */
  summed: string | undefined;
}

/** What one of the standard's programs prints of some records with two annotators. */
export function ec57File(
  id: Ec57FileId,
  records: readonly ComparedRecord[],
  names: AnnotatorNames,
  options: CompareOptions = {},
): Ec57File {
  const text = printers[id](records, names, options);
  return { text, summed: sumstats(text) };
}
