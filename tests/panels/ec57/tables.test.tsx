import { afterEach, describe, expect, it } from 'vitest';
import { type AnnotatorMarks, ec57FileIds, ec57Notes, ec57Record } from '../../../src/evaluation/ec57';
import { ByRecord } from '../../../src/panels/ec57/ByRecord';
import { Tables } from '../../../src/panels/ec57/Tables';
import { ec57View } from '../../../src/state/ec57/tables';
import type { Ec57Comparison } from '../../../src/state/ec57/types';
import { initialState, labStore } from '../../../src/state/store';
import { words } from '../../words';
import { draw, readTable, textOf } from '../results/readTable';

/** Annotations from `[seconds, symbol, subtype, aux]`, at 100 Hz. */
const marks = (...rows: [number, string, number?, string?][]): AnnotatorMarks => ({
  sample: rows.map(([sec]) => 100 * sec),
  symbol: rows.map(([, symbol]) => symbol),
  subtype: rows.map(([, , subtype]) => subtype ?? 0),
  aux: rows.map(([, , , aux]) => aux ?? ''),
});

const reference = marks(
  ...([
    [1, 'N'],
    [2, 'N'],
    [3, 'V'],
    [4, 'V'],
    [5, 'N'],
  ] as [number, string][]),
  ...([
    [6, 'A'],
    [7, 'N'],
    [8, '+', 0, '(AFIB'],
    [9, 'N'],
    [20, '+', 0, '(N'],
  ] as [number, string][]),
);
const test = marks(
  ...([
    [1, 'N'],
    [2, 'V'],
    [3, 'V'],
    [5, 'N'],
    [5.5, '~', -1],
    [6.5, '~', 0],
  ] as [number, string][]),
  ...([
    [7, 'N'],
    [9, 'N'],
    [10, '+', 0, '(AFIB'],
    [15, '+', 0, '(N'],
  ] as [number, string][]),
);

function comparison(change: Partial<Ec57Comparison> = {}, own = test): Ec57Comparison {
  const options = { fromSec: 0 };
  const record = ec57Record(
    { record: 'a b', reference, test: own, samplingHz: 100, sampleCount: 3000 },
    { reference: 'atr', test: 'lab' },
    options,
  );
  return {
    ...{ part: 'annotators', of: 'a', key: '', status: 'done', options, reference: 'atr', test: 'lab' },
    ...{ records: [{ ...record, leftOut: 0 }], missing: [] },
    ...change,
  };
}

const html = (of: Ec57Comparison | undefined) => draw(<Tables comparison={of} onCompare={() => undefined} />);

describe('the tables of a comparison', () => {
  afterEach(() => labStore.setState(initialState()));

  it('have the sums of the standard, with a reason for 0/0', () => {
    const page = html(comparison());
    expect(textOf(page)).toContain(
      '1 record compared: reference atr, test lab, 8 beats of the reference scored.',
    );
    expect(textOf(page)).toContain('nonstandard');
    const [, head, gross, average] = readTable(page, 'Measures of beats, by EC57');
    expect(head).toEqual([
      'All records',
      'Se (%)',
      '+P (%)',
      'Se (%)',
      '+P (%)',
      'Se (%)',
      '+P (%)',
      'RR error (ms)',
    ]);
    expect(gross!.slice(0, 6)).toEqual(['Gross', '75.00', '100.00', '50.00', '50.00', '0.00']);
    expect(gross![6]).toBe('–0/0: nothing to divide by');
    expect(average![1]).toBe('75.00');
    expect(readTable(page, 'Sum of all records, by EC57')).toEqual([
      ['', 'Test'],
      ['Reference', 'n+f+q', 's', 'v', 'o+x'],
      ...[
        ['N', '4', '0', '1', '0'],
        ['S', '0', '0', '0', '1'],
        ['V', '0', '0', '1', '1'],
      ],
      ...[
        ['F+Q', '0', '0', '0', '0'],
        ['O+X', '0', '0', '0', ''],
      ],
    ]);
    expect(readTable(page, 'Runs of ectopic beats, by EC57')[2]).toEqual([
      ...['Ventricular, couplets', '0', '1', '0', '0', '0', '1', '0', '0'],
    ]);
    const episodes = readTable(page, 'Episodes of fibrillation, by EC57');
    // 101 % is what sumstats makes of the rounded 42 %.
    expect(episodes[2]).toEqual([
      ...[
        'Atrial fibrillation, Gross',
        '1',
        '0',
        '1',
        '0',
        '100',
        '100',
        '42',
        '101',
        '0:12.000',
        '0:05.000',
      ],
    ]);
    expect(readTable(page, 'Beats missed in shutdowns, by EC57')).toEqual([
      ['N', 'S', 'V', 'F', 'Q', 'Time (s)'],
      ['0', '1', '0', '0', '0', '1'],
    ]);
    expect(textOf(page)).toContain('Fault of sumstats: with supraventricular beats there is neither gross');
  });

  it('are folded where they have a row for each record', () => {
    const table = ec57View(comparison()).tables['bxb-L']!;
    const page = draw(<ByRecord label="Beats by record" table={table} />);
    expect(textOf(page)).toBe('Beats by record');
    expect(page).not.toContain('<table');
  });

  it('say what a run is no annotator of', () => {
    const run = { ...test, symbol: test.symbol.map((symbol) => ('~+'.includes(symbol) ? '"' : symbol)) };
    const page = html(comparison({ part: 'run' }, run));
    expect(textOf(page)).toContain('A run names no rhythms: there are no episodes to compare.');
    expect(page).not.toContain('Beats missed in shutdowns');
    expect(textOf(html(comparison({}, run)))).toContain('No rhythms are marked by lab');
    const part = comparison({ part: 'run' }, run);
    const withPart = html({ ...part, records: [{ ...part.records[0]!, leftOut: 3 }] });
    expect(withPart).not.toContain('Runs of ectopic beats');
  });

  it('are offered again after a stop, and say what is missing', () => {
    expect(textOf(html(undefined))).toBe('Reading the annotations …');
    expect(textOf(html(comparison({ status: 'stopped' })))).toBe('Stopped: there are no tables.Compare');
    const missing: Ec57Comparison['missing'] = [
      { record: 'a', why: 'gone', reason: '' },
      { record: 'b', why: 'unreadable', reason: 'cut off' },
    ];
    expect(textOf(html(comparison({ records: [], missing })))).toBe(
      'Not in the lab: a. Drop their files again to compare them.Could not be read: b (cut off).',
    );
  });

  it('say that nothing is scored before the learning period is over', () => {
    const own = comparison();
    const records = own.records.map((record) => ({ ...record, scoredBeats: 0 }));
    expect(textOf(html({ ...own, options: {}, records }))).toContain('Nothing is scored: every record ends');
  });
});

it('every footnote has a Chinese sentence', () => {
  const codes = new Set(ec57FileIds.flatMap((id) => ec57Notes(id).map(({ code }) => code)));
  expect(Object.keys(words.zh.ec57.noteTexts).sort()).toEqual([...codes].sort());
});
