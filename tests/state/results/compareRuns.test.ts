import { describe, expect, it } from 'vitest';
import { DE_CHAZAL } from '../../../src/beats/recordSets';
import { bootstrapRecords } from '../../../src/evaluation';
import { defaultTrainSettings } from '../../../src/experiment/settings/defaults';
import { PRESETS } from '../../../src/experiment/settings/presets';
import type { Protocol, TrainSettings } from '../../../src/experiment/settings/types';
import { networkChoices } from '../../../src/state/label/chosenNetwork';
import { differenceOf, knownDifference, matrixDifferenceOf } from '../../../src/state/results/compareRuns';
import { counterpartOf, pairKeyOf, seedKeyOf } from '../../../src/state/results/counterpart';
import { compareFacts, experimentFacts } from '../../../src/state/results/experimentFacts';
import { runRecordErrors } from '../../../src/state/results/recordErrors';
import { runMetrics } from '../../../src/state/results/runMetrics';
import { knownIntervals, recordConfusions, runIntervals } from '../../../src/state/results/runRecords';
import { summariseRun } from '../../../src/state/results/summariseRun';
import { foldRecords, plannedFoldCount } from '../../../src/state/train/foldNames';
import { deChazal, protocolOfSide, protocolSide } from '../../../src/state/train/protocolSide';
import { recordRun } from './recordRun';
import { smallRun } from './smallRun';

const records = {
  '100': [90, 10, 0, 2, 8, 0, 0, 0, 0],
  '200': [50, 0, 0, 20, 10, 0, 0, 0, 0],
  '300': [40, 0, 0, 0, 5, 0, 0, 0, 0],
};

describe('runs over beats and over pieces of rhythm', () => {
  const beats = recordRun({ records });
  const of = recordRun({ records, id: 'more' });
  const others = recordRun({ records, id: 'pieces' });
  const pieces = { ...others, experiment: { ...others.experiment, prepare: PRESETS.rhythmPieces.prepare } };

  it('have no difference, since their classes have nothing to do with each other', () => {
    expect(differenceOf(beats, of).paired).toBeDefined();
    expect(differenceOf(beats, pieces)).toMatchObject({ paired: undefined, shared: [] });
    expect(matrixDifferenceOf(beats, of)).toBeDefined();
    expect(matrixDifferenceOf(beats, pieces)).toBeUndefined();
  });

  it('are told apart in the list of runs, of which those over pieces label no beats', () => {
    const runs = [summariseRun(beats), summariseRun(pieces)];
    expect(runs.map(({ rows }) => rows)).toEqual(['beats', 'pieces']);
    const choices = networkChoices({ runs, label: { networkId: undefined, fold: 'mean', opened: [] } });
    expect(choices.map(({ id }) => id)).toContain(beats.id);
    expect(choices.map(({ id }) => id)).not.toContain(pieces.id);
  });
});

describe('a run by record', () => {
  it('has matrices that add up to the pooled one, also if a record is tested by several folds', () => {
    const run = smallRun();
    const { counts } = runMetrics(run).pooled.matrix;
    const perRecord = recordConfusions(run);
    expect(perRecord.map((matrix) => matrix.counts.reduce((sum, n) => sum + n, 0))).toEqual([4, 3]);
    expect(counts.map((_, cell) => perRecord.reduce((sum, matrix) => sum + matrix.counts[cell]!, 0))).toEqual(
      counts,
    );
    expect(recordConfusions({ ...run })).toBe(perRecord);
  });

  it('has its intervals computed once, and with many records only on request', () => {
    const many = Object.fromEntries(
      Array.from({ length: 13 }, (_, i) => [String(i), [9, i, 0, 1, 9, 0, 0, 0, 0]]),
    );
    const run = recordRun({ records: many });
    expect(knownIntervals(run)).toBeUndefined();
    const intervals = runIntervals(run);
    expect(intervals).toEqual(bootstrapRecords(recordConfusions(run)));
    expect(intervals.records).toBe(13);
    expect(knownIntervals({ ...run, classCount: 3 })).toBe(intervals);
    expect(knownIntervals(recordRun({ records }))?.records, 'few records are no work').toBe(3);
  });

  it('has the errors and measures of each record', () => {
    const { rows, owners } = runRecordErrors(recordRun({ records }));
    expect(rows.map(({ name, totalErrors }) => [name, totalErrors])).toEqual([
      ['200', 20],
      ['100', 12],
      ['300', 0],
    ]);
    expect(rows[0]!.metrics.perClass[1]!.sensitivity).toEqual({ defined: true, value: 1 / 3 });
    expect(owners[1]).toEqual({
      classIndex: 1,
      beats: { record: 1, count: 30, of: 45 },
      errors: { record: 1, count: 20, of: 22 },
    });
  });

  it('names the record of a fold if folds are records', () => {
    const run = recordRun({ records, foldPerRecord: true, train: { protocol: { kind: 'leaveOneOut' } } });
    expect(foldRecords(run)).toEqual(['100', '200', '300']);
    expect(plannedFoldCount(run)).toBe(3);
    expect(foldRecords(recordRun({ records }))).toBeUndefined();
    expect(plannedFoldCount(recordRun({ records }))).toBe(5);
    const own: Protocol = {
      ...{ kind: 'patientSpecific', pool: ['100'], test: ['200', '300', '999'] },
      ...{ ownSec: 300, poolPerClass: null, ownTimes: 1 },
    };
    expect(plannedFoldCount(recordRun({ records, train: { protocol: own } }))).toBe(2);
  });
});

describe('settings of runs', () => {
  it('differ if one was changed, whatever the order of keys', () => {
    const first = experimentFacts(recordRun({ records }));
    const protocol = { stratified: true, folds: 5, kind: 'kfold' } as const;
    const same = experimentFacts(recordRun({ id: 'b', records, train: { protocol } }));
    expect(compareFacts([first, same])).toEqual({ differing: [], equal: Object.keys(first) });
    const other = experimentFacts(
      recordRun({ records, train: { dropout: 0.5, validationBy: 'patients', epochs: 9 } }),
    );
    expect(compareFacts([first, same, other]).differing).toEqual(['validation', 'epochs', 'dropout']);
    expect(compareFacts([])).toEqual({ differing: [], equal: [] });
  });

  it('cover every setting', () => {
    const facts = JSON.stringify(experimentFacts(recordRun({ records })));
    for (const [name, value] of Object.entries(defaultTrainSettings)) {
      // Without effect, and so without difference, unless they are chosen.
      if (name === 'ownWeights') continue;
      expect(facts, name).toContain(JSON.stringify(value));
    }
  });
});

describe('the difference of two runs', () => {
  it('covers the records that both tested, second minus first', () => {
    const first = recordRun({ records });
    const second = recordRun({
      records: {
        '400': [0, 9, 0, 0, 1, 0, 0, 0, 0],
        '200': [50, 0, 0, 5, 25, 0, 0, 0, 0],
        '300': [38, 2, 0, 0, 5, 0, 0, 0, 0],
      },
    });
    expect(knownDifference(first, second)).toBeUndefined();
    const { paired, shared, tested } = differenceOf(first, second);
    expect([shared, tested]).toEqual([
      ['200', '300'],
      [3, 3],
    ]);
    // 50 + 40 + 10 + 5 of 125 right before, 50 + 38 + 25 + 5 after.
    expect(paired!.accuracy.estimate).toEqual({ defined: true, value: 118 / 125 - 105 / 125 });
    expect(paired!.records).toBe(2);
    expect(knownDifference(first, second)?.paired).toBe(paired);
    expect(knownDifference(second, first)).toBeUndefined();
    const matrix = matrixDifferenceOf(first, second)!;
    expect(matrix[0]![1]).toMatchObject({ value: expect.closeTo(11 / 99 - 10 / 190, 12) });
    expect(matrix[2]![0]).toEqual({ defined: false, reason: 'no-truth' });
  });

  it('is undefined if the files differ, and without matrix if the classes do', () => {
    const first = recordRun({ records });
    const others = recordRun({ records, content: 'x' });
    expect(differenceOf(first, others)).toMatchObject({ paired: undefined, shared: [] });
    const two = recordRun({ records: { '100': [5, 1, 2, 3] }, classCount: 2 });
    expect(matrixDifferenceOf(first, two)).toBeUndefined();
    expect(differenceOf(first, two).paired!.perClass).toHaveLength(2);
  });
});

describe('the other kind of protocol', () => {
  const ds1ToDs2: Protocol = {
    kind: 'records',
    training: [...DE_CHAZAL.training],
    test: [...DE_CHAZAL.test],
  };
  const summary = (id: string, train: Partial<TrainSettings> = {}) =>
    summariseRun(recordRun({ id, records, train }));
  const inter = { protocol: ds1ToDs2, validationBy: 'patients' } as const;

  it('is found if everything else is equal', () => {
    const intra = summary('a');
    const found = summary('b', inter);
    const runs = [intra, summary('c', { ...inter, epochs: 99 }), found, summary('d', { seed: 2 })];
    expect(counterpartOf(intra, runs)).toEqual({ intra, inter: found });
    expect(counterpartOf(found, runs)).toEqual({ intra, inter: found });
    expect(counterpartOf(runs[1]!, runs)).toBeUndefined();
  });

  it('is preferably a finished run, rather than a newer stopped one', () => {
    const intra = summary('a');
    const stopped = { ...summary('b', inter), state: 'stopped' as const };
    const finished = summary('c', inter);
    expect(counterpartOf(intra, [stopped, finished, intra])?.inter).toBe(finished);
    expect(counterpartOf(intra, [stopped, intra])?.inter).toBe(stopped);
  });

  it('is identified by a key, which depends on files, settings and preparation', () => {
    const { experiment } = recordRun({ records });
    const key = pairKeyOf(experiment);
    const turned = { ...experiment, records: [...experiment.records].reverse() };
    expect(pairKeyOf(turned)).toBe(key);
    expect(pairKeyOf({ ...experiment, train: { ...experiment.train, ...inter } })).toBe(key);
    const changed = [
      recordRun({ records, content: 'x' }).experiment,
      recordRun({ records, train: { batchSize: 7 } }).experiment,
      { ...experiment, prepare: { ...experiment.prepare, secondLead: true } },
    ].map(pairKeyOf);
    expect(new Set([key, ...changed]).size).toBe(4);
  });

  it('differs from a run of another seed, which has a key of its own for all but the seed', () => {
    const { experiment } = recordRun({ records });
    const of = (train: Partial<TrainSettings>) =>
      seedKeyOf({ ...experiment, train: { ...experiment.train, ...train } });
    expect(of({ seed: 99 })).toBe(of({}));
    expect(seedKeyOf({ ...experiment, records: [...experiment.records].reverse() })).toBe(of({}));
    const earlier = { records: [] } as never;
    const others = [of({ batchSize: 7 }), of({ ...inter }), seedKeyOf({ ...experiment, earlier })];
    expect(new Set([of({}), ...others]).size).toBe(4);
    expect(pairKeyOf({ ...experiment, train: { ...experiment.train, seed: 99 } })).not.toBe(
      pairKeyOf(experiment),
    );
  });

  it('is DS1 → DS2 if both lists are loaded, else complete persons in five folds', () => {
    const named = (names: readonly string[]) => names.map((name) => ({ name, synthetic: false, files: [] }));
    const both = named([...DE_CHAZAL.training, ...DE_CHAZAL.test]);
    expect(protocolOfSide('inter', both)).toEqual(inter);
    expect(protocolOfSide('inter', both.slice(1))).toEqual({
      protocol: { kind: 'groupkfold', folds: 5 },
      validationBy: 'patients',
    });
    expect(protocolOfSide('intra', both)).toEqual({
      protocol: { kind: 'kfold', folds: 5, stratified: true },
      validationBy: 'beats',
    });
    expect(deChazal(ds1ToDs2)).toBe('DS1 → DS2');
    expect(deChazal({ training: ds1ToDs2.test, test: ds1ToDs2.training })).toBe('DS2 → DS1');
    expect(deChazal({ training: ds1ToDs2.training.slice(1), test: ds1ToDs2.test })).toBeUndefined();
    expect(protocolSide({ kind: 'groupkfold', folds: 5 })).toBe('inter');
  });

  it('is none for a patient-specific run', () => {
    const own: Protocol = {
      ...{ kind: 'patientSpecific', pool: [], test: ['100'] },
      ...{ ownSec: 300, poolPerClass: null, ownTimes: 1 },
    };
    const run = summary('a', { protocol: own });
    expect(counterpartOf(run, [run, summary('b'), summary('c', inter)])).toBeUndefined();
  });
});
