import { describe, expect, it } from 'vitest';
import type { Leak } from '../../../src/experiment/plan/types';
import type { Protocol } from '../../../src/experiment/settings/types';
import { ComparisonMatrices } from '../../../src/panels/results/compare/ComparisonMatrices';
import { ComparisonMeasures } from '../../../src/panels/results/compare/ComparisonMeasures';
import { ComparisonSettings } from '../../../src/panels/results/compare/ComparisonSettings';
import { IntraInter } from '../../../src/panels/results/IntraInter';
import { LeakStamps } from '../../../src/panels/results/LeakStamps';
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
  });

  it('says so if no record dominates', () => {
    const even = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [String(i), [9, 1, 0, 5]]));
    expect(textOf(draw(<RecordErrors run={recordRun({ records: even, classCount: 2 })} />))).toContain(
      'No record holds a fifth or more',
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
        input: { beat: false, difference: true, neighbours: false, features: 'causal', shape: false },
        loss: { kind: 'focal', gamma: 2 },
        sampling: { kind: 'oversample', ratio: 0.5, when: 'beforeSplit' },
        augmentation: { noiseMv: 0.02, scale: 0.1, shiftMs: 0, baselineMv: 0, flip: true, swapLeads: false },
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
  const intra = summariseRun(twoClasses({ id: 'a' }));
  const inter = summariseRun(
    twoClasses({
      id: 'b',
      records: Object.fromEntries(Object.entries(half).map(([name]) => [name, [25, 65, 8, 2]])),
      train: { protocol: { kind: 'groupkfold', folds: 5 }, validationBy: 'patients' },
    }),
  );

  it('shows both runs and the drop from the first to the second', () => {
    const html = draw(<IntraInter run={inter} runs={[inter, intra]} />);
    const table = readTable(html, 'Intra-patient against inter-patient');
    expect(table[0]).toEqual([
      'Measure',
      'Intra-patient5-fold',
      'Inter-patientgroup 5-fold by patient',
      'Drop (points)',
    ]);
    expect(table[1]).toEqual(['Accuracy', '50.00 %', '27.00 %', '23.0']);
    expect(textOf(html)).toContain('macro F1 is 12.1 percentage points lower');
    expect(textOf(html)).toContain('Tested: 1 000 beats intra-patient, 1 000 beats inter-patient.');
    expect(textOf(html)).toContain('Compare in detail');
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
    const html = draw(<LeakStamps leaks={leaks} />);
    expect(html).toContain('aria-label="Stamped on this run"');
    expect(textOf(html)).toContain('epoch chosen on test');
    expect(html).toContain('aria-label="Notes"');
    expect(textOf(html)).not.toContain('whole record used');
    expect(draw(<LeakStamps leaks={[]} />)).toBe('');
  });
});
