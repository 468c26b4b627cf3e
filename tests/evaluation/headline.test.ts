import { describe, expect, it } from 'vitest';
import {
  bootstrapDifferences,
  bootstrapRecords,
  type ConfusionMatrix,
  computeMetrics,
} from '../../src/evaluation';
import { headlineClasses } from '../../src/evaluation/headline';

/** Three classes; of the third, a single beat. */
const withRare = (right: boolean): ConfusionMatrix => ({
  classCount: 3,
  counts: [90, 10, 0, 5, 45, 0, right ? 0 : 1, 0, right ? 1 : 0],
});

describe('the macro F1 of the headline', () => {
  it('does not hang on one beat of a class', () => {
    const [lucky, unlucky] = [true, false].map((right) => computeMetrics(withRare(right)));
    expect(Math.abs(numberOf(lucky!.macroF1) - numberOf(unlucky!.macroF1))).toBeGreaterThan(0.3);
    expect(Math.abs(numberOf(lucky!.headlineF1) - numberOf(unlucky!.headlineF1))).toBeLessThan(0.01);
    const [normal, second] = lucky!.perClass.map(({ f1 }) => numberOf(f1));
    expect(numberOf(lucky!.headlineF1)).toBeCloseTo((normal! + second!) / 2, 12);
  });

  it('is taken over the classes with twenty tested beats and more', () => {
    expect(headlineClasses([100, 20, 19, 0])).toEqual([true, true, false, false]);
    const { headlineF1, macroF1 } = computeMetrics({ classCount: 2, counts: [12, 3, 2, 9] });
    expect(headlineF1).toEqual({ defined: false, reason: 'few-beats' });
    expect(macroF1.defined).toBe(true);
    expect(computeMetrics({ classCount: 1, counts: [0] }).headlineF1).toEqual({
      defined: false,
      reason: 'empty',
    });
  });

  it('of a fold is taken over the classes of the run', () => {
    const fold = { classCount: 2, counts: [12, 3, 2, 9] };
    const { headlineF1, macroF1 } = computeMetrics(fold, [true, true]);
    expect(headlineF1).toEqual(macroF1);
  });

  it('has an interval over records, of the same classes in every draw', () => {
    const { headlineF1, macroF1 } = bootstrapRecords([
      { classCount: 2, counts: [30, 0, 0, 4] },
      { classCount: 2, counts: [30, 6, 0, 0] },
      { classCount: 2, counts: [30, 9, 2, 0] },
    ]);
    // Only class 0 counts: F1 of the best record alone to the worst alone, and the six beats of class 1 decide nothing.
    expect(headlineF1).toMatchObject({ defined: true, high: 1 });
    expect(headlineF1.defined && headlineF1.low).toBeCloseTo(60 / (60 + 11), 12);
    expect(macroF1.defined && macroF1.low).toBeLessThan(0.6);
  });
});

describe('the difference of two headlines', () => {
  const sure = { classCount: 2, counts: [40, 0, 0, 10] };
  const lost = { classCount: 2, counts: [20, 20, 5, 5] };

  it('names the record that moves it most when it is left out, and what is left of it', () => {
    const first = [sure, sure, sure, sure];
    const { decisive, headlineF1, headline } = bootstrapDifferences(first, [sure, sure, lost, sure]);
    expect(headline).toEqual([true, true]);
    expect(headlineF1.estimate.defined && headlineF1.estimate.value).toBeLessThan(-0.1);
    expect(decisive).toEqual({ record: 2, without: { defined: true, value: 0 } });
  });

  it('has both values over the records that both tested, and counts records as given', () => {
    const none = { classCount: 2, counts: [0, 0, 0, 0] };
    const { accuracy, decisive, records } = bootstrapDifferences([none, sure, sure], [sure, lost, sure]);
    expect(records).toBe(2);
    expect(accuracy.first).toEqual({ defined: true, value: 1 });
    expect(accuracy.second).toEqual({ defined: true, value: 0.75 });
    expect(decisive!.record).toBe(1);
  });

  it('is taken over classes that have enough beats on both sides', () => {
    const few = { classCount: 2, counts: [40, 0, 2, 3] };
    const { headline, headlineF1 } = bootstrapDifferences([sure, sure], [few, few]);
    expect(headline).toEqual([true, false]);
    expect(headlineF1.first).toEqual({ defined: true, value: 1 });
    expect(bootstrapDifferences([sure], [few]).decisive).toBeUndefined();
  });
});

function numberOf(measure: { defined: true; value: number } | { defined: false; reason: string }): number {
  if (!measure.defined) throw new Error(measure.reason);
  return measure.value;
}
