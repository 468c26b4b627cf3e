import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import {
  createPreparer,
  defaultPrepareSettings,
  deriveColumns,
  type PreparedRecord,
  type PrepareSettings,
} from '../../src/beats';
import { derivedNeeds } from '../../src/beats/inputChannels';
import { medianRow } from '../../src/beats/medianRow';
import { RHYTHM_COLUMNS } from '../../src/beats/types';
import { parseHeader, readAnnotations, readRecord } from '../../src/wfdb';
import { describeWithShared } from '../shared';
import { makeBeats } from './makeBeats';
import { referenceMedianRow, referenceShapeFeatures } from './referenceColumns';

const bitsOf = (values: Float32Array | undefined) => values && [...new Uint32Array(values.slice().buffer)];
const EVERYTHING = { median: true, longMedian: true, shape: true };

describe('medianRow of many rows', () => {
  /** Columns of every kind that a guess from a sample of the rows may trip over. */
  const kinds: ((random: ReturnType<typeof createRandom>, row: number) => number)[] = [
    (random) => random.normal(),
    (random) => 1e-3 * random.normal() - 7,
    () => 0,
    () => 2.5,
    (random) => (random.uniform() < 0.5 ? 0 : -0),
    (random) => random.below(3) - 1,
    (_random, row) => row,
    (_random, row) => -row,
    // What every 8th row shows is not what the others show.
    (random, row) => (row % 8 === 0 ? 100 : random.normal()),
    (random) => (random.uniform() < 0.5 ? -1 : 1) * 10 ** (20 * random.normal()),
    (random, row) => (row < 700 ? random.normal() : -3),
  ];

  it('is the median of every column, to the last bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 480, max: 1500 }), fc.nat(300), fc.nat(1000), (a, b, seed) => {
        const random = createRandom(seed);
        const make = (rows: number) =>
          Float32Array.from({ length: rows * kinds.length }, (_, i) =>
            kinds[i % kinds.length]!(random, Math.floor(i / kinds.length)),
          );
        const matrices = [make(a), make(b)];
        expect(bitsOf(medianRow(matrices, kinds.length))).toEqual(
          bitsOf(referenceMedianRow(matrices, kinds.length)),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('is that of more rows than are held at a time', () => {
    const random = createRandom(5);
    const rows = Float32Array.from({ length: 20_001 * 40 }, () => random.normal());
    expect(bitsOf(medianRow([rows], 40))).toEqual(bitsOf(referenceMedianRow([rows], 40)));
  });
});

describe('derived columns', () => {
  const set = makeBeats({
    labels: [0, 1, 2, 0, 0],
    recordNames: ['100'],
    lengthSamples: 60,
    extra: 2,
    secondLead: true,
  });
  const { shape: _given, ...bare } = set;

  it('are those that are needed', () => {
    const made = (median: boolean, shape: boolean, longMedian = false) =>
      Object.entries(deriveColumns(bare, { median, longMedian, shape })).flatMap(([name, column]) =>
        column ? [name] : [],
      );
    expect(made(false, false)).toEqual([]);
    expect(made(true, false)).toEqual(['median', 'medianSecond']);
    expect(made(true, true)).toEqual(['median', 'medianSecond', 'shape']);
    expect(made(false, true)).toContain('shape');
    expect(made(false, false, true)).toEqual(['median', 'medianSecond', 'longMedian', 'longMedianSecond']);
  });

  it('are made of all windows of the record', () => {
    const { median, medianSecond, shape } = deriveColumns(bare, EVERYTHING);
    const first = [set.waveform, set.extra] as const;
    expect(bitsOf(median)).toEqual(bitsOf(referenceMedianRow(first, 60)));
    expect(bitsOf(medianSecond)).toEqual(bitsOf(referenceMedianRow([set.second!, set.extraSecond!], 60)));
    const { window } = set;
    const expected = referenceShapeFeatures({ matrices: first, median: median!, lengthSamples: 60, window });
    expect(bitsOf(shape)).toEqual(bitsOf(expected));
  });

  it('have the median of the beats after long intervals, those outside of the set too; of all where they are few', () => {
    const many = makeBeats({
      labels: new Array(40).fill(0),
      recordNames: ['100'],
      lengthSamples: 8,
      extra: 4,
    });
    // Two early beats in three: 0.5 s before them, 1 s before the others.
    const isLong = (row: number) => row % 3 === 0;
    for (let row = 0; row < 40; row++) many.rr[2 * row] = isLong(row) ? 1 : 0.5;
    many.extraRr.set([1, 0.5, Number.NaN, 1.2]);
    const rowsWhere = (rows: Float32Array, wanted: (row: number) => boolean) =>
      rows.filter((_, i) => wanted(Math.floor(i / 8)));
    const long = [rowsWhere(many.waveform, isLong), rowsWhere(many.extra, (row) => row === 0 || row === 3)];
    const needs = { median: false, longMedian: true, shape: false };
    expect(bitsOf(deriveColumns(many, needs).longMedian)).toEqual(bitsOf(referenceMedianRow(long, 8)));

    const few = makeBeats({ labels: new Array(20).fill(0), recordNames: ['100'], lengthSamples: 8 });
    few.rr.fill(Number.NaN);
    few.rr.set([1], 2 * 7);
    const { median, longMedian } = deriveColumns(few, needs);
    expect(longMedian).toEqual(median);
    expect(deriveColumns({ ...few, rr: undefined! }, needs).longMedian).toBeUndefined();
  });

  it('are kept where the set has them', () => {
    const all = deriveColumns(bare, EVERYTHING);
    const again = deriveColumns({ ...bare, ...all }, EVERYTHING);
    expect(again.median).toBe(all.median);
    expect(again.medianSecond).toBe(all.medianSecond);
    expect(again.shape).toBe(all.shape);
  });

  it('are of one record', () => {
    const two = makeBeats({ labels: [0, 1], recordNames: ['100', '101'] });
    expect(() => deriveColumns(two, { median: true, longMedian: false, shape: false })).toThrow(
      'of 2 records',
    );
  });

  it('are taken from a set of several records that has them', () => {
    const two = makeBeats({ labels: [0, 1], recordNames: ['100', '101'] });
    const usual = two.waveform.slice();
    const needs = { median: false, longMedian: false, usual: true, shape: false };
    expect(deriveColumns({ ...two, usual }, needs).usual).toBe(usual);
    expect(() => deriveColumns(two, needs)).toThrow('of 2 records');
  });

  it('are needed by the difference and by features of the shape', () => {
    expect(derivedNeeds(['beat', 'previous', 'next'], [0, 8])).toEqual({
      median: false,
      longMedian: false,
      usual: false,
      shape: false,
    });
    expect(derivedNeeds(['difference'], [])).toEqual({
      median: true,
      longMedian: false,
      usual: false,
      shape: false,
    });
    expect(derivedNeeds(['longDifference'], [])).toEqual({
      median: false,
      longMedian: true,
      usual: false,
      shape: false,
    });
    expect(derivedNeeds(['beat'], [0, RHYTHM_COLUMNS.length])).toEqual({
      median: false,
      longMedian: false,
      usual: false,
      shape: true,
    });
  });
});

describeWithShared('derived columns of real records', (shared) => {
  function prepare(name: string, change: Partial<PrepareSettings>): PreparedRecord {
    const file = (extension: string) => shared.bytes('data', 'mitdb', `${name}.${extension}`);
    const record = readRecord({
      header: parseHeader(file('hea'), `${name}.hea`),
      files: new Map([[`${name}.dat`, file('dat')]]),
    });
    const annotations = readAnnotations(file('atr'), `${name}.atr`);
    return createPreparer({ ...defaultPrepareSettings, ...change }).prepare({ record, annotations });
  }

  it.each([
    ['100', {}],
    ['208', { normalise: 'record', secondLead: true, classCount: 4 }],
    ['213', { normalise: 'zscore', lengthSamples: 100 }],
  ] as const)('are those of the reference, to the last bit: %s', (name, change) => {
    const { beats } = prepare(name, change);
    const { lengthSamples, waveform, extra, second, extraSecond, window } = beats;
    const { median, medianSecond, shape } = deriveColumns(beats, EVERYTHING);
    expect(bitsOf(median)).toEqual(bitsOf(referenceMedianRow([waveform, extra], lengthSamples)));
    if (second) {
      expect(bitsOf(medianSecond)).toEqual(bitsOf(referenceMedianRow([second, extraSecond!], lengthSamples)));
    }
    const expected = referenceShapeFeatures({
      matrices: [waveform, extra],
      median: median!,
      ...{ lengthSamples, window },
    });
    expect(bitsOf(shape)).toEqual(bitsOf(expected));
  });
});
