import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random';
import {
  complement,
  countLabels,
  foldOfBeat,
  splitValidation,
  stratifiedHoldOut,
  stratifiedKFold,
  stratifiedSample,
} from '../../src/beats';

/** Up to four hundred labels with classes of very different size, as in real records. */
const anyLabels = fc
  .tuple(fc.nat(250), fc.nat(90), fc.nat(40), fc.nat(12), fc.nat(3), fc.nat(1000))
  .map(([n, s, v, f, q, seed]) => {
    const labels = [n, s, v, f, q].flatMap((count, label) => new Array<number>(count).fill(label));
    const random = createRandom(seed);
    for (let i = labels.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [labels[i], labels[j]] = [labels[j]!, labels[i]!];
    }
    return Uint8Array.from(labels);
  });
const anySeed = fc.nat(0xffffffff);
const anyFraction = fc.double({ min: 0.01, max: 0.99, noNaN: true });

const countsOf = (labels: Uint8Array, indices: Int32Array) =>
  countLabels(
    Uint8Array.from(indices, (index) => labels[index]!),
    5,
  );
const everyBeat = (labels: Uint8Array) => [...labels.keys()];
const ascending = (...parts: Int32Array[]) => parts.flatMap((part) => [...part]).sort((a, b) => a - b);

describe('stratifiedKFold', () => {
  it('tests every beat exactly once, in ascending lists', () => {
    fc.assert(
      fc.property(anyLabels, fc.integer({ min: 2, max: 10 }), anySeed, (labels, folds, seed) => {
        const parts = stratifiedKFold({ labels, folds, random: createRandom(seed) });
        expect(parts).toHaveLength(folds);
        expect(ascending(...parts)).toEqual(everyBeat(labels));
        for (const part of parts) expect([...part]).toEqual(ascending(part));
      }),
    );
  });

  it('gives every fold the same mix and size, to one beat', () => {
    fc.assert(
      fc.property(anyLabels, fc.integer({ min: 2, max: 10 }), anySeed, (labels, folds, seed) => {
        const parts = stratifiedKFold({ labels, folds, random: createRandom(seed) });
        const counts = parts.map((part) => countsOf(labels, part));
        for (let label = 0; label < 5; label++) {
          const column = counts.map((row) => row[label]!);
          expect(Math.max(...column) - Math.min(...column)).toBeLessThanOrEqual(1);
        }
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('follows the seed, and shuffles', () => {
    const labels = new Uint8Array(200);
    const split = (seed: number) => stratifiedKFold({ labels, folds: 5, random: createRandom(seed) });
    expect(split(7)).toEqual(split(7));
    expect(split(7)).not.toEqual(split(8));
    expect([...split(7)[0]!]).not.toEqual(Array.from({ length: 40 }, (_, i) => 5 * i));
  });

  it('deals only the beats that take part', () => {
    const labels = Uint8Array.from({ length: 60 }, (_, i) => i % 3);
    const indices = Int32Array.from({ length: 20 }, (_, i) => 3 * i + 1);
    const parts = stratifiedKFold({ labels, indices, folds: 4, random: createRandom(1) });
    expect(ascending(...parts)).toEqual([...indices]);
  });

  it('refuses fewer than two folds', () => {
    expect(() => stratifiedKFold({ labels: new Uint8Array(9), folds: 1, random: createRandom(1) })).toThrow(
      'two folds or more, not 1',
    );
  });
});

describe('complement and foldOfBeat', () => {
  it('complete the folds', () => {
    fc.assert(
      fc.property(anyLabels, anySeed, (labels, seed) => {
        const parts = stratifiedKFold({ labels, folds: 3, random: createRandom(seed) });
        const column = foldOfBeat(parts, labels.length);
        parts.forEach((test, fold) => {
          const training = complement(test, labels.length);
          expect(ascending(test, training)).toEqual(everyBeat(labels));
          for (const index of test) expect(column[index]).toBe(fold);
          expect(complement(test, ascendingTyped(labels))).toEqual(training);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('marks beats that no fold tests', () => {
    expect(foldOfBeat([Int32Array.of(2), Int32Array.of(0)], 4)).toEqual(Int32Array.of(1, -1, 0, -1));
  });
});

const ascendingTyped = (labels: Uint8Array) => Int32Array.from(labels.keys());

describe('stratifiedHoldOut and splitValidation', () => {
  it('put every beat in one part, each class by its share', () => {
    fc.assert(
      fc.property(anyLabels, anyFraction, anySeed, (labels, testFraction, seed) => {
        const { train, test } = stratifiedHoldOut({ labels, testFraction, random: createRandom(seed) });
        expect(ascending(train, test)).toEqual(everyBeat(labels));
        const total = countLabels(labels, 5);
        countsOf(labels, test).forEach((tested, label) => {
          const exact = total[label]! * testFraction;
          expect(Math.abs(tested - exact)).toBeLessThan(1);
          if (total[label]! >= 2) expect(tested >= 1 && tested < total[label]!).toBe(true);
          if (total[label] === 1) expect(tested).toBe(0);
        });
      }),
    );
  });

  it('take nothing or everything where asked to', () => {
    const labels = Uint8Array.of(0, 0, 1);
    const split = (testFraction: number) =>
      stratifiedHoldOut({ labels, testFraction, random: createRandom(1) });
    expect(split(0).test).toHaveLength(0);
    expect(split(1).train).toHaveLength(0);
    expect(() => split(1.5)).toThrow('1.5');
  });

  it('never take validation from the test beats', () => {
    fc.assert(
      fc.property(anyLabels, anyFraction, anySeed, (labels, fraction, seed) => {
        const random = createRandom(seed);
        const [test] = stratifiedKFold({ labels, folds: 5, random });
        const indices = complement(test!, labels.length);
        const { training, validation } = splitValidation({ labels, indices, fraction, random });
        expect(ascending(training, validation)).toEqual([...indices]);
      }),
    );
  });

  it('follow the seed', () => {
    const labels = new Uint8Array(300);
    const split = (seed: number) =>
      stratifiedHoldOut({ labels, testFraction: 0.2, random: createRandom(seed) });
    expect(split(3)).toEqual(split(3));
    expect(split(3)).not.toEqual(split(4));
  });
});

describe('stratifiedSample', () => {
  it('has exactly the limit of distinct beats, and enough of each class', () => {
    fc.assert(
      fc.property(anyLabels, fc.nat(450), fc.nat(60), anySeed, (labels, limit, minimumPerClass, seed) => {
        const sample = stratifiedSample({ labels, limit, minimumPerClass, random: createRandom(seed) });
        expect(sample).toHaveLength(Math.min(limit, labels.length));
        expect(new Set(sample).size).toBe(sample.length);
        expect([...sample]).toEqual(ascending(sample));
        const total = countLabels(labels, 5);
        const classes = total.filter((count) => count > 0).length;
        const few = Math.min(minimumPerClass, Math.floor(limit / Math.max(1, classes)));
        countsOf(labels, sample).forEach((count, label) => {
          expect(count).toBeGreaterThanOrEqual(Math.min(total[label]!, few));
        });
      }),
    );
  });

  it('shares the rest in proportion', () => {
    const labels = Uint8Array.from({ length: 1200 }, (_, i) => (i < 900 ? 0 : i < 1200 - 5 ? 1 : 2));
    const sample = stratifiedSample({ labels, limit: 400, minimumPerClass: 0, random: createRandom(1) });
    expect(countsOf(labels, sample).slice(0, 3)).toEqual([300, 98, 2]);
    const kept = stratifiedSample({ labels, limit: 405, minimumPerClass: 5, random: createRandom(1) });
    expect(countsOf(labels, kept)[2]).toBe(5);
  });
});
