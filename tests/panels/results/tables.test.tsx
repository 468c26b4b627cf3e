import { describe, expect, it } from 'vitest';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import type { Leak } from '../../../src/experiment/plan/types';
import type { Run } from '../../../src/experiment/run/types';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { PRESETS } from '../../../src/experiment/settings/presets';
import type { Protocol } from '../../../src/experiment/settings/types';
import { ComparisonMatrices } from '../../../src/panels/results/compare/ComparisonMatrices';
import { ComparisonMeasures } from '../../../src/panels/results/compare/ComparisonMeasures';
import { ComparisonDots } from '../../../src/panels/results/compare/ComparisonPlots';
import { ComparisonSettings } from '../../../src/panels/results/compare/ComparisonSettings';
import { Headline } from '../../../src/panels/results/Headline';
import { IntraInter } from '../../../src/panels/results/IntraInter';
import { LeakStamps } from '../../../src/panels/results/LeakStamps';
import { PairTable } from '../../../src/panels/results/PairTable';
import { PerClassTable } from '../../../src/panels/results/PerClassTable';
import { RecordErrors } from '../../../src/panels/results/RecordErrors';
import { RunSummaryTable } from '../../../src/panels/results/RunSummaryTable';
import { differenceOf } from '../../../src/state/results/compareRuns';
import { experimentFacts } from '../../../src/state/results/experimentFacts';
import { runMetrics } from '../../../src/state/results/runMetrics';
import { runIntervals } from '../../../src/state/results/runRecords';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { type RecordRunOptions, recordRun } from '../../state/results/recordRun';
import { draw, readTable, textOf } from './readTable';

/** Ten records of a hundred beats: five all correct, five all wrong; class 1 only in the first. */
const half = Object.fromEntries(
  Array.from({ length: 10 }, (_, i) => [
    String(100 + i),
    i < 5 ? (i === 0 ? [90, 0, 0, 10] : [100, 0, 0, 0]) : [0, 100, 0, 0],
  ]),
);
const twoClasses = (options: Partial<RecordRunOptions> = {}) =>
  recordRun({ records: half, classCount: 2, ...options });

describe('intervals', () => {
  const run = twoClasses();
  const metrics = runMetrics(run);

  it('follow each value, with a line that explains them', () => {
    const html = draw(<PerClassTable metrics={metrics} intervals={runIntervals(run)} />);
    const [, normal, rare] = readTable(html, 'Per-class metrics');
    expect(normal![1]).toMatch(/^49\.49 % \(\d+\.\d–\d+\.\d\)$/);
    expect(rare![1], 'one record holds the class').toMatch(/^100\.00 % \(–No interval: too few records/);
    expect(textOf(html)).toContain(
      'In brackets: 95 % interval over records. 1 000 times, 10 records were drawn',
    );
    expect(textOf(html)).toContain('SVEB: no interval where a bracket holds a dash.');
    const summary = draw(<RunSummaryTable run={run} metrics={metrics} intervals={runIntervals(run)} />);
    expect(readTable(summary, 'Run summary')[1]).toEqual(['Accuracy', '50.00 % (20.0–80.0)']);
  });

  it('are announced while they are computed, and undefined for a single record', () => {
    const coming = draw(<PerClassTable metrics={metrics} intervals={undefined} />);
    expect(textOf(coming)).toContain('Intervals are being computed');
    expect(readTable(coming, 'Per-class metrics')[1]![1]).toBe('49.49 %');
    const one = recordRun({ records: { '100': [8, 2, 1, 4] }, classCount: 2 });
    const html = draw(<PerClassTable metrics={runMetrics(one)} intervals={runIntervals(one)} />);
    expect(textOf(html)).toContain('No interval: all tested beats are from one record');
  });
});

describe('the headline', () => {
  const headline = (run: Run) =>
    textOf(draw(<Headline run={run} metrics={runMetrics(run)} intervals={runIntervals(run)} />));
  const rare = Object.fromEntries(
    Array.from({ length: 6 }, (_, i) => [String(i), [90, 10, 0, 4, 16, 0, 0, 0, i === 0 ? 1 : 0]]),
  );

  it('has accuracy, macro F1 and the F1 of SVEB and VEB, and says which class is left out', () => {
    const text = headline(recordRun({ records: rare }));
    expect(text).toMatch(/Accuracy\d\d\.\d\d %/);
    expect(text).toMatch(/Macro F1\d?0\.\d{3}/);
    expect(text).toMatch(/F1 of SVEB0\.\d{3}/);
    expect(text, 'a single beat is no F1').toMatch(/F1 of VEB–.*only 1 beat tested/);
    expect(text).toContain('721 beats tested of 6 records');
    expect(text).toContain('Macro F1 is without VEB (1 beat): with fewer than 20 tested beats');
  });

  it('is the same in the summary of the run, which keeps all classes too', () => {
    const run = recordRun({ records: rare });
    const html = draw(<RunSummaryTable run={run} metrics={runMetrics(run)} intervals={undefined} />);
    const rows = Object.fromEntries(readTable(html, 'Run summary').map(([name, value]) => [name, value]));
    const f1 = (index: number) => {
      const measure = runMetrics(run).pooled.metrics.perClass[index]!.f1;
      return measure.defined ? measure.value : Number.NaN;
    };
    expect(rows['Macro F1without VEB (1 beat)']).toBe(((f1(0) + f1(1)) / 2).toFixed(3));
    expect(rows['Macro F1, all classes']).toBe(((f1(0) + f1(1) + 1) / 3).toFixed(3));
    const table = draw(<PerClassTable metrics={runMetrics(run)} intervals={runIntervals(run)} />);
    expect(readTable(table, 'Per-class metrics')[3]!.at(-1)).toBe('1');
  });

  it('names a part of the published division as such', () => {
    const protocol = {
      kind: 'records' as const,
      training: [...DE_CHAZAL.training],
      test: [...DE_CHAZAL.test],
    };
    const records = { '100': [90, 10, 4, 16], '101': [0, 0, 0, 0], '103': [90, 10, 4, 16] };
    const run = recordRun({ records, classCount: 2, train: { protocol } });
    const words = 'DS1 → DS2, a part of the published division (1 of 22 / 2 of 22 records)';
    expect(headline(run)).toContain(words);
    const summary = draw(<RunSummaryTable run={run} metrics={runMetrics(run)} intervals={undefined} />);
    expect(readTable(summary, 'Run summary').find(([name]) => name === 'Protocol')).toEqual([
      'Protocol',
      words,
    ]);
    const other = recordRun({ id: 'b', records, classCount: 2 });
    const settings = draw(<ComparisonSettings runs={[run, other]} />);
    expect(readTable(settings, 'Settings that differ')[1]).toEqual(['Protocol', words, '5-fold']);
  });
});

describe('Errors by record', () => {
  const run = recordRun({
    records: {
      '100': [90, 10, 0, 2, 8, 0, 0, 0, 0],
      '208': [50, 0, 0, 20, 10, 0, 0, 0, 0],
      '300': [40, 0, 0, 0, 0, 0, 0, 0, 0],
    },
  });

  it('lists errors and beats, the worst record first, and names the records that dominate a class', () => {
    const html = draw(<RecordErrors run={run} />);
    expect(readTable(html, 'Errors by record')).toEqual([
      ['Record', 'All', 'N', 'SVEB', 'VEB'],
      ['208', '20 / 80', '0 / 50', '20 / 30', expect.stringMatching(/^–/)],
      ['100', '12 / 110', '10 / 100', '2 / 10', expect.stringMatching(/^–/)],
      ['300', '0 / 40', '0 / 40', expect.stringMatching(/^–/), expect.stringMatching(/^–/)],
    ]);
    expect(textOf(html)).toContain('100 holds 53 % of all N beats; 208 holds 75 % of all SVEB beats.');
    expect(textOf(html)).toContain('100 has 100 % of the errors on N; 208 has 91 % of the errors on SVEB.');
    const dash = expect.stringMatching(/^–/);
    expect(readTable(html, 'Records apart')).toEqual([
      ['Records', 'Beats', 'Accuracy', 'F1 N', 'F1 SVEB', 'F1 VEB'],
      ['All', '230', '86.09 %', '0.918', '0.529', dash],
      ['Without 100', '120', '83.33 %', '0.900', '0.500', dash],
      ['100 alone', '110', '89.09 %', '0.938', '0.571', dash],
      ['Without 208', '150', '92.00 %', '0.956', '0.571', dash],
      ['208 alone', '80', '75.00 %', '0.833', '0.500', dash],
    ]);
  });

  it('says so if no record dominates', () => {
    const even = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [String(i), [9, 1, 0, 5]]));
    expect(textOf(draw(<RecordErrors run={recordRun({ records: even, classCount: 2 })} />))).toContain(
      'No record holds a fifth or more',
    );
    expect(draw(<RecordErrors run={recordRun({ records: even, classCount: 2 })} />)).not.toContain(
      'Records apart',
    );
  });
});

describe('the summary of a run', () => {
  it('describes protocol, input, network, balance and validation, and names the records of folds', () => {
    const protocol: Protocol = {
      ...{ kind: 'patientSpecific', pool: ['100'], test: Object.keys(half) },
      ...{ ownSec: 300, poolPerClass: 100, ownTimes: 3 },
    };
    const run = twoClasses({
      foldPerRecord: true,
      train: {
        protocol,
        validationBy: 'patients',
        input: {
          ...defaultTrainSettings.input,
          beat: false,
          difference: true,
          neighbours: false,
          features: 'causal',
          shape: false,
        },
        loss: { kind: 'focal', gamma: 2 },
        sampling: { kind: 'oversample', ratio: 0.5, when: 'beforeSplit' },
        augmentation: {
          noiseMv: 0.02,
          scale: 0.1,
          shiftMs: 0,
          baselineMv: 0,
          flip: true,
          swapLeads: false,
          references: 0,
        },
      },
    });
    const html = draw(<RunSummaryTable run={run} metrics={runMetrics(run)} intervals={undefined} />);
    const rows = Object.fromEntries(readTable(html, 'Run summary').map(([name, value]) => [name, value]));
    expect(rows).toMatchObject({
      Protocol: 'patient-specific, own 5 min',
      Folds: '10',
      Validation: '10 % of the training beats, whole patients',
      'Epoch kept': 'lowest validation loss',
      Input: 'difference from the record’s median beat + rhythm features from the past alone',
      Network: 'heads with kernels 4–6, 6–8, 8–10, filters 8, 16, dense 256, 32 · L2 0.0001',
      'Loss and balance':
        'focal loss, γ 2 · class weights: none · rare classes oversampled to 50 % (before the split)',
      Augmentation: 'noise 0.02 mV, scale ± 10 %, half of the beats upside down',
    });
    expect(rows['Kept epochs']).toMatch(/^100: 2, 101: 3, .*109: 11 of 8$/);
  });
});

describe('Comparison', () => {
  const first = twoClasses({ id: 'a' });
  const better = Object.fromEntries(
    Object.entries(half).map(([name, [a, b, c, d]]) => [
      name,
      b! > 0 ? [a! + 40, b! - 40, c!, d!] : [a!, b!, c!, d!],
    ]),
  );
  const second = twoClasses({
    id: 'b',
    records: better,
    train: { protocol: { kind: 'groupkfold', folds: 5 }, dropout: 0.5 },
  });

  it('lists settings that differ and folds equal ones', () => {
    const html = draw(<ComparisonSettings runs={[first, second]} />);
    expect(readTable(html, 'Settings that differ')).toEqual([
      ['Setting', 'A', 'B'],
      ['Protocol', '5-fold', 'group 5-fold by patient'],
      ['Dropout', '0.3', '0.5'],
    ]);
    const equal = Object.keys(experimentFacts(first)).length - 2;
    expect(html).toMatch(new RegExp(`<details[^>]*><summary>${equal} equal settings</summary>`));
    expect(html, 'folded away, so not made').not.toContain('Settings that are equal');
    expect(textOf(draw(<ComparisonSettings runs={[first, first]} />))).toContain('All settings are equal.');
  });

  it('names the records that a run has in addition and those that it lacks', () => {
    const { '109': last, ...fewer } = half;
    const other = twoClasses({ id: 'c', records: { ...fewer, '234': last! } });
    const table = readTable(draw(<ComparisonSettings runs={[first, other]} />), 'Settings that differ');
    expect(table[1]).toEqual(['Records', '10 records', '10 records, without 109, with 234']);
  });

  it('shows measures side by side, and the difference once it is computed', () => {
    const before = draw(<ComparisonMeasures runs={[first, second]} />);
    // Binomial (10, 1/2), 2 to 8 of 10, are all right; in the second run the others are right in 40 of 100.
    expect(readTable(before, 'Measures side by side')[1]).toEqual([
      'Accuracy',
      '50.00 % (20.0–80.0)',
      '70.00 % (52.0–88.0)',
      '–',
    ]);
    differenceOf(first, second);
    const html = draw(<ComparisonMeasures runs={[first, second]} />);
    const [head, accuracy] = readTable(html, 'Measures side by side');
    expect(head).toEqual(['Measure', 'A', 'B', 'B − A']);
    // Five of ten records gain 40 points: binomial (10, 1/2) again, 2 to 8 of 10.
    expect(accuracy!.at(-1)).toBe('+20.0 (8.0–32.0)');
    expect(html).toContain('<strong>+20.0</strong>');
    expect(textOf(html)).toContain('B − A: over the 10 records that both tested (of 10 and 10)');
  });

  it('shows the matrices by true class and their signed difference', () => {
    const html = draw(<ComparisonMatrices runs={[first, second]} />);
    expect(readTable(html, 'Confusion matrix of A, by truth').slice(2)).toEqual([
      ['N', '49.5 %', '50.5 %', '990'],
      ['SVEB', '0.0 %', '100.0 %', '10'],
    ]);
    expect(readTable(html, 'Difference of the matrices').slice(2)).toEqual([
      ['N', '+20.2', '−20.2'],
      ['SVEB', '0.0', '0.0'],
    ]);
  });

  it('names the classes of its runs, whichever run is open, and has no measures of classes that the first run does not have', () => {
    const ofPieces = (run: Run): Run => ({
      ...run,
      experiment: { ...run.experiment, prepare: PRESETS.rhythmPieces.prepare },
    });
    const pieces = [ofPieces(first), ofPieces(second)];
    const measures = readTable(draw(<ComparisonMeasures runs={pieces} />), 'Measures side by side');
    expect(measures.map(([name]) => name)).toContain('AF F1');
    expect(measures.map(([name]) => name)).not.toContain('SVEB F1');
    expect(textOf(draw(<ComparisonDots runs={pieces} />))).toContain('AF');
    expect(
      readTable(draw(<ComparisonMatrices runs={pieces} />), 'Confusion matrix of A, by truth')[3]![0],
    ).toBe('AF');

    const mixed = [first, ofPieces(second)];
    const beside = readTable(draw(<ComparisonMeasures runs={mixed} />), 'Measures side by side');
    expect(beside.find(([name]) => name === 'Accuracy')![2]).toMatch(/^70\.00 %/);
    expect(beside.find(([name]) => name === 'SVEB F1')!.slice(2, 3)).toEqual(['–']);
    expect(draw(<ComparisonDots runs={mixed} />)).toMatch(/aria-label="[^"]*B · SVEB[^"]*–"/);
    const matrices = draw(<ComparisonMatrices runs={mixed} />);
    expect(readTable(matrices, 'Confusion matrix of A, by truth')[3]![0]).toBe('SVEB');
    expect(readTable(matrices, 'Confusion matrix of B, by truth')[3]![0]).toBe('AF');
  });

  it('compares each run with the first if there are more than two', () => {
    const third = twoClasses({ id: 'c', records: { '999': [5, 5, 0, 0] } });
    differenceOf(first, third);
    const html = draw(<ComparisonMeasures runs={[first, second, third]} />);
    expect(readTable(html, 'Measures side by side')[0]).toEqual(['Measure', 'A', 'B', 'C', 'B − A', 'C − A']);
    expect(textOf(html)).toContain('C − A: these runs tested no record in common');
    expect(draw(<ComparisonMatrices runs={[first, second, third]} />)).toContain(
      'Difference of the matrices, C − A',
    );
  });
});

describe('Intra-patient against inter-patient', () => {
  const intraRun = twoClasses({ id: 'a' });
  const interRun = twoClasses({
    id: 'b',
    records: Object.fromEntries(Object.entries(half).map(([name]) => [name, [25, 65, 8, 2]])),
    train: { protocol: { kind: 'groupkfold', folds: 5 }, validationBy: 'patients' },
  });
  const [intra, inter] = [summariseRun(intraRun), summariseRun(interRun)];
  const compared = (first: Run, second: Run) => {
    const difference = differenceOf(first, second);
    return draw(
      <PairTable
        intra={summariseRun(first)}
        inter={summariseRun(second)}
        difference={{ ...difference, paired: difference.paired! }}
      />,
    );
  };

  it('shows both runs over the same records, and the difference with its interval', () => {
    const html = compared(intraRun, interRun);
    const table = readTable(html, 'Intra-patient against inter-patient');
    expect(table[0]).toEqual([
      'Measure',
      'Intra-patient5-fold',
      'Inter-patientgroup 5-fold by patient',
      'Inter − intra',
    ]);
    // Binomial (10, 1/2) again: 20 to 80 of 100 before, 27 after.
    expect(table[1]).toEqual(['Accuracy', '50.00 %', '27.00 %', '−23.0 (−53.0 … 7.0)']);
    expect(table.find(([name]) => name === 'N F1')!.slice(1, 3)).toEqual(['0.662', '0.407']);
    expect(textOf(html)).toContain('Inter − intra: over the 10 records that both tested (of 10 and 10)');
  });

  it('claims no more than an interval and the record that decides', () => {
    const text = textOf(compared(intraRun, interRun));
    // Of SVEB, the intra-patient run has ten beats in a single record.
    expect(text).toMatch(
      /macro F1 is 0\.256 lower inter-patient than intra-patient \(95 % interval by record: −0\.\d{3} … 0\.\d{3}\)/,
    );
    expect(text).toMatch(/Record \d+ decides most: without it the difference is −0\.\d{3}\./);
    expect(text).toContain('The interval holds 0: these records show no difference.');
    expect(text).toContain('Macro F1 is without SVEB:');
    expect(text).toContain('does not say which part of it comes from knowing the patients');
    const worse = Object.fromEntries(Object.keys(half).map((name) => [name, [10, 90, 0, 10]]));
    const sure = Object.fromEntries(Object.keys(half).map((name) => [name, [95, 5, 0, 10]]));
    const clear = textOf(
      compared(twoClasses({ id: 'e', records: sure }), twoClasses({ id: 'f', records: worse })),
    );
    expect(clear).not.toContain('holds 0: these');
    const apart = { id: 'd', records: { '100': half['100']! } };
    expect(textOf(compared(intraRun, twoClasses(apart)))).toContain(
      'macro F1 is the same inter-patient and intra-patient. No interval: all tested beats',
    );
  });

  it('offers to repeat the run under the other protocol if that run is missing', () => {
    expect(textOf(draw(<IntraInter run={intra} runs={[intra]} />))).toContain('Repeat inter-patient');
    expect(textOf(draw(<IntraInter run={inter} runs={[inter]} />))).toContain('Repeat intra-patient');
  });
});

describe('stamps', () => {
  it('are full sentences above an open run, with notes apart', () => {
    const leaks: Leak[] = [
      { code: 'epoch-on-test', level: 'fault', message: 'Chosen on test beats.', values: {} },
      { code: 'whole-record', level: 'note', message: 'Whole record.', values: { parts: 'median' } },
    ];
    const html = draw(
      <LeakStamps leaks={leaks} part={{ training: 6, trainingOf: 22, test: 4, testOf: 22 }} />,
    );
    expect(html).toContain('aria-label="Stamped on this run"');
    expect(textOf(html)).toContain('epoch chosen on test');
    expect(html).toContain('aria-label="Notes"');
    expect(textOf(html)).not.toContain('whole record used');
    expect(textOf(html)).toContain('a part of the published division');
    expect(textOf(html)).toContain('6 of 22 records for training, 4 of 22 for the test');
    expect(draw(<LeakStamps leaks={[]} part={undefined} />)).toBe('');
  });
});
