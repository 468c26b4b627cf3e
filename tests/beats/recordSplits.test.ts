import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import { patientOf } from '../../src/beats/patients';
import { isDeChazal, isWithinDeChazal } from '../../src/beats/publishedSplit';
import { DE_CHAZAL } from '../../src/beats/recordSets';
import {
  countGroups,
  groupKFold,
  leaveOneRecordOut,
  patientSpecific,
  personOfBeats,
  personsOf,
  plainHoldOut,
  plainKFold,
  recordSplit,
  splitGroupValidation,
} from '../../src/beats/splits';
import type { BeatIndex } from '../../src/beats/types';
import { ascending, beatIndex, namesOf } from './beatIndex';

const NAMES = ['100', '201', '105', '202', '208', '213', '119', '230'];
/** Some of the records, of very different size; 201 and 202 are one person. */
const anyIndex = fc
  .tuple(fc.subarray(NAMES, { minLength: 2 }), fc.array(fc.nat(60), { minLength: 8, maxLength: 8 }), fc.nat())
  .map(([names, sizes, seed]) =>
    beatIndex(Object.fromEntries(names.map((name, i) => [name, sizes[i]!])), { seed }),
  );
const anySeed = fc.nat(0xffffffff);
/** Nine of ten beats take part. */
const partOf = ({ labels }: BeatIndex) => Int32Array.from(labels.keys()).filter((beat) => beat % 10 !== 3);
const personsIn = (index: BeatIndex, beats: Int32Array) =>
  new Set(namesOf(index, beats).map((name) => patientOf(name)));
const share = (a: Set<string>, b: Set<string>) => [...a].filter((name) => b.has(name));

describe('plain splits', () => {
  it('deal every beat once, in parts of equal size to one beat', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 2, max: 12 }), anySeed, (count, folds, seed) => {
        const indices = Int32Array.from({ length: count }, (_, i) => 2 * i + 1);
        const parts = plainKFold({ indices, folds, random: createRandom(seed) });
        expect(parts).toHaveLength(folds);
        expect(ascending(...parts)).toEqual([...indices]);
        for (const part of parts) expect([...part]).toEqual(ascending(part));
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
    expect(() => plainKFold({ indices: Int32Array.of(1), folds: 1, random: createRandom(1) })).toThrow(
      'two folds or more, not 1',
    );
  });

  it('hold out the rounded part, but something on both sides', () => {
    const fraction = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.nat(300), fraction, anySeed, (count, testFraction, seed) => {
        const indices = Int32Array.from({ length: count }, (_, i) => i);
        const { train, test } = plainHoldOut({ indices, testFraction, random: createRandom(seed) });
        expect(ascending(train, test)).toEqual([...indices]);
        expect(Math.abs(test.length - count * testFraction)).toBeLessThan(1);
        if (count >= 2) expect(train.length > 0 && test.length > 0).toBe(true);
      }),
    );
  });

  it('follow the seed and do not look at classes', () => {
    const indices = Int32Array.from({ length: 100 }, (_, i) => i);
    const split = (seed: number) => plainKFold({ indices, folds: 5, random: createRandom(seed) });
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
  });
});

describe('persons', () => {
  it('are counted once, whatever their records', () => {
    const { names, ofRecord } = personsOf(['100', '202', '201', '105']);
    expect(names).toEqual(['100', '201', '105']);
    expect([...ofRecord]).toEqual([0, 1, 1, 2]);
  });

  it('are counted by class, those without beats left out', () => {
    const labels = Uint8Array.of(0, 1, 1, 2, 0);
    const groups = Uint16Array.of(4, 4, 1, 1, 0);
    const counted = countGroups(labels, groups, Int32Array.of(0, 1, 2, 3));
    expect(counted.groups).toEqual([1, 4]);
    expect(counted.counts.map((row) => [...row])).toEqual([
      [0, 1, 1],
      [1, 1, 0],
    ]);
    expect([...counted.totals]).toEqual([1, 2, 1]);
  });
});

describe('group k-fold', () => {
  const deal = (index: BeatIndex, folds: number, seed: number) =>
    groupKFold({
      ...{ labels: index.labels, groups: personOfBeats(index), indices: partOf(index) },
      ...{ folds, random: createRandom(seed) },
    });

  it('tests every beat once and leaves persons whole', () => {
    fc.assert(
      fc.property(anyIndex, fc.integer({ min: 2, max: 6 }), anySeed, (index, folds, seed) => {
        const parts = deal(index, folds, seed);
        expect(parts).toHaveLength(folds);
        expect(ascending(...parts)).toEqual([...partOf(index)]);
        const persons = parts.map((part) => personsIn(index, part));
        persons.forEach((own, i) => {
          for (const other of persons.slice(i + 1)) expect(share(own, other)).toEqual([]);
        });
        const there = personsIn(index, partOf(index)).size;
        expect(parts.filter(({ length }) => length > 0)).toHaveLength(Math.min(folds, there));
      }),
    );
  });

  it('spreads the owners of a class over the folds', () => {
    // Two persons own class 1, two own class 2: each fold gets one of both.
    const labels = Uint8Array.from({ length: 400 }, (_, i) => (i % 100 < 50 ? 0 : i < 200 ? 1 : 2));
    const groups = Uint16Array.from({ length: 400 }, (_, i) => Math.floor(i / 100));
    const indices = Int32Array.from(labels.keys());
    for (let seed = 0; seed < 20; seed++) {
      const parts = groupKFold({ labels, groups, indices, folds: 2, random: createRandom(seed) });
      for (const part of parts) {
        const { totals } = countGroups(labels, groups, part);
        expect([...totals]).toEqual([100, 50, 50]);
      }
    }
  });

  it('follows the seed', () => {
    const index = beatIndex(Object.fromEntries(NAMES.map((name) => [name, 40])));
    const folds = (seed: number) => deal(index, 3, seed);
    expect(folds(1)).toEqual(folds(1));
    expect([2, 3, 4, 5].some((seed) => JSON.stringify(folds(seed)) !== JSON.stringify(folds(1)))).toBe(true);
  });
});

describe('splits by record', () => {
  it('test each record once and learn from no record of its person', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        const indices = partOf(index);
        const folds = leaveOneRecordOut({ index, indices });
        expect(ascending(...folds.map(({ test }) => test))).toEqual([...indices]);
        for (const { train, test } of folds) {
          expect(namesOf(index, test)).toHaveLength(1);
          expect(share(personsIn(index, test), personsIn(index, train))).toEqual([]);
          const others = [...indices].filter(
            (beat) =>
              patientOf(index.recordNames[index.record[beat]!]!) !== patientOf(namesOf(index, test)[0]!),
          );
          expect([...train]).toEqual(others);
        }
      }),
    );
  });

  it('pass over names that are not there, and leave other records out', () => {
    const index = beatIndex({ 100: 5, 105: 5, 208: 5 });
    const indices = Int32Array.from(index.labels.keys());
    const { train, test } = recordSplit({ index, indices }, ['208', '999'], ['100']);
    expect([...train]).toEqual([10, 11, 12, 13, 14]);
    expect([...test]).toEqual([0, 1, 2, 3, 4]);
    expect(recordSplit({ index, indices }, [], []).train).toHaveLength(0);
  });
});

describe('the patient-specific split', () => {
  const options = (index: BeatIndex) => ({
    index,
    indices: partOf(index),
    ...{ pool: ['100', '201', '105', '208'], test: ['202', '208', '213', '119'], poolPerClass: null },
    randomOf: (fold: number) => createRandom(fold),
  });

  it('learns from a pool of other persons and the record’s first beats, and tests the rest', () => {
    fc.assert(
      fc.property(anyIndex, fc.nat(40), (index, ownSec) => {
        const folds = patientSpecific({ ...options(index), ownSec });
        const tested = folds.map(({ test }) => namesOf(index, test)[0]);
        const left = (name: string) =>
          [...partOf(index)].some(
            (beat) =>
              index.record[beat] === index.recordNames.indexOf(name) && index.timeSec[beat]! >= ownSec,
          );
        expect(tested).toEqual(
          index.recordNames.filter((name) => ['202', '208', '213', '119'].includes(name) && left(name)),
        );
        for (const { pool, own, test } of folds) {
          const [name] = namesOf(index, test);
          const place = index.recordNames.indexOf(name!);
          expect(ascending(own, test)).toEqual(
            [...partOf(index)].filter((beat) => index.record[beat] === place),
          );
          for (const beat of own) expect(index.timeSec[beat]!).toBeLessThan(ownSec);
          for (const beat of test) expect(index.timeSec[beat]!).toBeGreaterThanOrEqual(ownSec);
          expect(share(personsIn(index, pool), personsIn(index, test))).toEqual([]);
          for (const other of namesOf(index, pool)) expect(['100', '201', '105', '208']).toContain(other);
        }
      }),
    );
  });

  it('draws at most so many pool beats of each class, anew for each fold', () => {
    const index = beatIndex({ 100: 300, 105: 300, 213: 50, 119: 50 });
    const whole = patientSpecific({ ...options(index), ownSec: 10 });
    const folds = patientSpecific({ ...options(index), ownSec: 10, poolPerClass: 20 });
    const count = (beats: Int32Array) => [...countGroups(index.labels, new Uint16Array(700), beats).totals];
    expect(count(folds[0]!.pool)).toEqual(count(whole[0]!.pool).map((beats) => Math.min(beats, 20)));
    expect(folds[0]!.pool).not.toEqual(folds[1]!.pool);
    expect(whole[0]!.pool).toEqual(whole[1]!.pool);
    expect(folds.map(({ own }) => own)).toEqual(whole.map(({ own }) => own));
  });
});

describe('validation by whole persons', () => {
  const split = (index: BeatIndex, fraction: number, seed: number) =>
    splitGroupValidation({
      ...{ labels: index.labels, groups: personOfBeats(index), indices: partOf(index) },
      ...{ fraction, random: createRandom(seed) },
    });

  it('has every beat on one side and no person on both, or says that it cannot', () => {
    fc.assert(
      fc.property(
        anyIndex,
        fc.double({ min: 0.05, max: 0.5, noNaN: true }),
        anySeed,
        (index, fraction, seed) => {
          const parts = split(index, fraction, seed);
          if (personsIn(index, partOf(index)).size < 3) {
            expect(parts).toBeUndefined();
            return;
          }
          expect(ascending(parts!.training, parts!.validation)).toEqual([...partOf(index)]);
          expect(parts!.training.length > 0 && parts!.validation.length > 0).toBe(true);
          expect(share(personsIn(index, parts!.training), personsIn(index, parts!.validation))).toEqual([]);
        },
      ),
    );
  });

  it('takes those persons whose part of every class comes nearest to what is asked', () => {
    // Of twenty persons two own class 1 by halves; a tenth of the rest are two of the others.
    const labels = Uint8Array.from({ length: 2000 }, (_, i) => (i < 200 ? 1 : 0));
    const groups = Uint16Array.from({ length: 2000 }, (_, i) => Math.floor(i / 100));
    const indices = Int32Array.from(labels.keys());
    const parts = splitGroupValidation({ labels, groups, indices, fraction: 0.1, random: createRandom(4) })!;
    expect([...countGroups(labels, groups, parts.validation).totals]).toEqual([200]);
    const half = splitGroupValidation({ labels, groups, indices, fraction: 0.5, random: createRandom(4) })!;
    expect([...countGroups(labels, groups, half.validation).totals]).toEqual([900, 100]);
  });

  it('takes nothing where nothing is asked, and follows the seed', () => {
    const index = beatIndex(Object.fromEntries(NAMES.map((name) => [name, 40])));
    expect(split(index, 0, 1)!.validation).toHaveLength(0);
    expect(split(index, 0.3, 1)).toEqual(split(index, 0.3, 1));
  });
});

describe('de Chazal’s halves', () => {
  it('are 22 records each, none in both, without the paced ones', () => {
    const { training, test } = DE_CHAZAL;
    expect([training.length, test.length]).toEqual([22, 22]);
    expect(new Set([...training, ...test]).size).toBe(44);
    for (const paced of ['102', '104', '107', '217']) expect([...training, ...test]).not.toContain(paced);
  });

  it('are known again in another order, and in part', () => {
    const { training, test } = DE_CHAZAL;
    expect(isDeChazal({ training: [...training].reverse(), test })).toBe(true);
    expect(isDeChazal({ training: training.slice(1), test })).toBe(false);
    expect(isDeChazal({ training: test, test: training })).toBe(false);
    expect(isWithinDeChazal({ training: ['201'], test: ['202', '100'] })).toBe(true);
    expect(isWithinDeChazal({ training: ['201'], test: ['202', '101'] })).toBe(false);
    expect(isWithinDeChazal({ training: [], test: ['202'] })).toBe(false);
  });
});
