import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bootstrapDifferences,
  bootstrapRecords,
  type ConfusionMatrix,
  defaultBootstrap,
  type Interval,
} from '../../src/evaluation';

/** A record of two classes: numbers of right and wrong beats of class 0, then of class 1. */
const record = (right0: number, wrong0: number, right1 = 0, wrong1 = 0): ConfusionMatrix => ({
  classCount: 2,
  counts: [right0, wrong0, wrong1, right1],
});
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const range = (interval: Interval) => (interval.defined ? [interval.low, interval.high] : interval.reason);

describe('bootstrapRecords', () => {
  it('has the quantiles of the binomial distribution if every record is all right or all wrong', () => {
    // Of ten records drawn, the right ones are binomial (10, 1/2): P(≤ 1) = 0.011, P(≤ 2) = 0.055.
    const even = bootstrapRecords([...times(5, record(7, 0)), ...times(5, record(0, 7))]);
    expect(range(even.accuracy)).toEqual([0.2, 0.8]);
    expect(even).toMatchObject({ records: 10, draws: 1000 });
    // Binomial (4, 1/4): P(0) = 0.316, P(≥ 3) = 0.051, P(4) = 0.004.
    const few = bootstrapRecords([record(3, 0), ...times(3, record(0, 3))]);
    expect(range(few.accuracy)).toEqual([0, 0.75]);
  });

  it('draws records, not beats: the same records with a hundred times the beats have the same intervals', () => {
    const records = Array.from({ length: 9 }, (_, i) => record(i + 1, 9 - i, 2 + (i % 3), i % 4));
    const many = records.map(({ counts, classCount }) => ({
      classCount,
      counts: counts.map((n) => n * 100),
    }));
    const [a, b] = [bootstrapRecords(records), bootstrapRecords(many)];
    expect(range(b.accuracy)).toEqual(range(a.accuracy));
    expect(b.perClass.map(({ f1 }) => range(f1))).toEqual(a.perClass.map(({ f1 }) => range(f1)));
  });

  it('has no interval if a class is in too few records, and reports in how many draws it is missing', () => {
    const { perClass, accuracy } = bootstrapRecords([record(5, 1, 4, 1), ...times(9, record(5, 1))]);
    // 0.9¹⁰ = 0.349 of the draws have no beat of class 1.
    const { sensitivity } = perClass[1]!;
    expect(sensitivity).toMatchObject({ defined: false, reason: 'undefined-draws' });
    expect(sensitivity.defined ? 0 : 'share' in sensitivity && sensitivity.share).toBeCloseTo(0.349, 1);
    // Other records call beats of this class: without it there, that is no F1 of 0.
    expect(perClass[1]!.f1).toEqual(sensitivity);
    expect(accuracy.defined).toBe(true);
    expect(perClass[0]!.sensitivity.defined).toBe(true);
  });

  it('has no interval for one record, for none, and for an undefined measure', () => {
    const one = bootstrapRecords([record(5, 1, 4, 2), record(0, 0)]);
    expect(one.records).toBe(1);
    expect([one.accuracy, one.perClass[1]!.f1].map(range)).toEqual(['one-record', 'one-record']);
    const absent = bootstrapRecords(times(3, record(5, 1)));
    expect(range(absent.perClass[1]!.sensitivity)).toBe('no-value');
    const none = bootstrapRecords([record(0, 0)]);
    expect(none).toMatchObject({ records: 0, accuracy: { defined: false, reason: 'no-value' } });
    expect(none.perClass).toHaveLength(2);
    expect(bootstrapRecords([]).perClass).toEqual([]);
  });

  it('is the same every time, and nearly the same with another seed', () => {
    const records = Array.from({ length: 20 }, (_, i) => record(40 + i, i, 3 * i, 20 - i));
    const first = bootstrapRecords(records);
    expect(bootstrapRecords(records)).toEqual(first);
    const other = bootstrapRecords(records, { ...defaultBootstrap, seed: 2 });
    expect(other.accuracy).not.toEqual(first.accuracy);
    const [low, high] = range(first.accuracy) as number[];
    const [otherLow, otherHigh] = range(other.accuracy) as number[];
    expect(otherLow).toBeCloseTo(low!, 1);
    expect(otherHigh).toBeCloseTo(high!, 1);
  });

  it('lies between 0 and 1 around the value, for records of the same size', () => {
    const anyRecord = fc.integer({ min: 0, max: 50 }).map((right) => record(right, 50 - right));
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 2, maxLength: 30 }), (records) => {
        const { accuracy } = bootstrapRecords(records, { ...defaultBootstrap, draws: 400 });
        const right = records.reduce((sum, { counts }) => sum + counts[0]!, 0);
        const [low, high] = range(accuracy) as number[];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(right / records.length / 50 + 1e-9);
        expect(high).toBeGreaterThanOrEqual(right / records.length / 50 - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('bootstrapDifferences', () => {
  const easyAndHard = Array.from({ length: 12 }, (_, i) => record(4 * i, 50 - 4 * i));

  it('is 0 between a run and itself', () => {
    const { accuracy, perClass, records } = bootstrapDifferences(easyAndHard, easyAndHard);
    expect(accuracy).toMatchObject({
      estimate: { defined: true, value: 0 },
      interval: { defined: true, low: 0, high: 0 },
    });
    expect(perClass[1]!.sensitivity).toMatchObject({
      estimate: { defined: false, reason: 'no-truth' },
      interval: { reason: 'no-value' },
    });
    expect(records).toBe(12);
  });

  it('draws the same records for both: five beats better on every record is significantly better', () => {
    const better = easyAndHard.map(({ counts: [right, wrong] }) => record(right! + 5, wrong! - 5));
    const { accuracy } = bootstrapDifferences(easyAndHard, better);
    const [low, high] = range(accuracy.interval) as number[];
    expect(low).toBeCloseTo(0.1, 12);
    expect(high).toBeCloseTo(0.1, 12);
    const alone = range(bootstrapRecords(easyAndHard).accuracy) as number[];
    expect(alone[1]! - alone[0]!).toBeGreaterThan(0.3);
  });

  it('skips records without beats in either, and needs two', () => {
    const first = [record(5, 5), record(0, 0), record(9, 1)];
    const second = [record(6, 4), record(1, 1), record(0, 0)];
    const { accuracy, records } = bootstrapDifferences(first, second);
    expect(records).toBe(1);
    expect(accuracy.estimate).toMatchObject({ value: expect.closeTo(0.1, 12) });
    expect(accuracy.interval).toEqual({ defined: false, reason: 'one-record' });
  });

  it('compares the classes that both have', () => {
    const three: ConfusionMatrix = { classCount: 3, counts: [4, 1, 0, 0, 2, 0, 0, 0, 3] };
    const { perClass, accuracy } = bootstrapDifferences([record(4, 1), record(3, 2)], [three, three]);
    expect(perClass).toHaveLength(2);
    expect(accuracy.estimate).toMatchObject({ value: expect.closeTo(0.9 - 0.7, 12) });
  });
});
