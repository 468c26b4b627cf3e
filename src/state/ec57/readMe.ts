import type { Ec57View } from './tables';
import type { Ec57Comparison } from './types';

/** The learning period and the window of the standard, seconds. */
const STANDARD = { fromSec: 300, windowSec: 0.15 };

/**
 * What goes with the texts of a comparison: what was compared how, and the footnotes of each table. In English, as the
 * texts are.
 *
 * @param of what was compared: `predictions of the run …`
 * @param stamp of the run, empty if it has none
 */
export function readMe(comparison: Ec57Comparison, view: Ec57View, of: string, stamp: string): string {
  const { options, reference, test, records, missing } = comparison;
  const { fromSec, toSec, windowSec } = { ...STANDARD, ...options };
  const named = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'none');
  const lines = [
    `Comparison of ${of} by the rules of ANSI/AAMI EC57.`,
    '',
    `Reference annotator: ${reference}`,
    `Test annotator: ${test}`,
    `Options: -f ${fromSec} s${toSec === undefined ? '' : ` -t ${toSec} s`} -w ${windowSec} s`,
    `Records: ${named(records.map(({ record }) => record))}`,
    ...(missing.length > 0 ? [`Records left out: ${named(missing.map(({ record }) => record))}`] : []),
    `Scored beats of the reference: ${view.scoredBeats}`,
    ...(view.leftOut > 0
      ? [
          `Beats left out of the reference because the run did not test them: ${view.leftOut}, in ${named(view.partRecords)}`,
        ]
      : []),
    ...(view.isNonstandard ? ['(warning) nonstandard comparison selected'] : []),
    ...(stamp === '' ? [] : [`Stamp: ${stamp}`]),
    '',
    'The .txt files are what bxb, rxr and epicmp of the WFDB software 10.7.0 print for these annotators,',
    'the .sumstats.txt files what sumstats adds. Faults of these programs are kept, and named here:',
    '',
    ...view.notes.map(
      ({ files, text }) => `* ${files.filter((id) => view.ids.includes(id)).join(', ')}: ${text}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
