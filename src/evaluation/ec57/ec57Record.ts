import { sumPairs } from './bxb/beatMeasures';
import { bxb } from './bxb/bxb';
import { lineRow } from './bxb/lineFormat';
import { type AnnotatorNames, condensedReport, standardReport } from './bxb/matrixFormat';
import { shutdownRow } from './bxb/shutdownFormat';
import { epicmp, episodeRow } from './epicmp/epicmp';
import type { Ec57FileId } from './fileIds';
import { runRow } from './rxr/runFormat';
import { rxr } from './rxr/rxr';
import type { AnnotatorMarks, ComparedRecord, CompareOptions } from './types';

/** What the programs say of one record. */
export interface Ec57Record {
  record: string;
  /** What each program adds to its file: a row, or a report. */
  rows: Readonly<Record<Ec57FileId, string>>;
  /** Beats of the reference that are scored. */
  scoredBeats: number;
  /** Whether the annotators mark rhythms or ventricular flutter; the tables of episodes mean nothing without. */
  marksRhythm: { reference: boolean; test: boolean };
}

/**
 * Compares a record's two annotators as the programs `bxb`, `rxr` and `epicmp` of the WFDB software (10.7.0) do, and
 * prints what they print. `ec57File` joins several records to a file.
 *
 * A record's name is printed without blanks, because a blank ends it for `sumstats`.
 */
export function ec57Record(
  compared: ComparedRecord,
  names: AnnotatorNames,
  options: CompareOptions = {},
): Ec57Record {
  const record = { ...compared, record: compared.record.replace(/\s+/g, '_') };
  const withSveb = bxb(record, true, options);
  const without = bxb(record, false, options);
  return {
    record: compared.record,
    rows: {
      'bxb-L': lineRow(withSveb),
      'bxb-l': lineRow(without),
      'bxb-S': standardReport(withSveb, names),
      'bxb-s': standardReport(without, names),
      'bxb-C': condensedReport(withSveb, names),
      'bxb-c': condensedReport(without, names),
      'sd-L': shutdownRow(withSveb),
      'sd-l': shutdownRow(without),
      vruns: runRow(rxr(record, 'ventricular', options)),
      sruns: runRow(rxr(record, 'supraventricular', options)),
      af: episodeRow(epicmp(record, 'AF', options)),
      vf: episodeRow(epicmp(record, 'VF', options)),
    },
    scoredBeats: sumPairs(withSveb.counts, 'NSVFQ', 'NSVFQOX'),
    marksRhythm: { reference: marksRhythm(record.reference), test: marksRhythm(record.test) },
  };
}

function marksRhythm({ symbol, aux }: AnnotatorMarks): boolean {
  return symbol.some((mark, index) => mark === '[' || (mark === '+' && aux[index]!.startsWith('(')));
}
