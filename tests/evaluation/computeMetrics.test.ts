import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConfusionMatrix, computeMetrics, type Measure, normaliseByTruth } from '../../src/evaluation';
import { describeWithShared } from '../shared';

/** Figures of scikit-learn for this matrix (order N, SVEB, VEB, F, Q); Q is never predicted, so its +P is 0/0. */
const reference = {
  confusion: [
    [2998, 62, 54, 66, 0],
    [9, 224, 10, 1, 0],
    [16, 12, 381, 9, 0],
    [5, 3, 2, 130, 0],
    [16, 0, 1, 1, 0],
  ],
  accuracy: 0.93325,
  sensitivity: [0.942767296, 0.918032787, 0.911483254, 0.928571429, 0.0],
  positivePredictivity: [0.984888305, 0.744186047, 0.850446429, 0.628019324, undefined],
  specificity: [0.943902439, 0.979499468, 0.981295366, 0.980051813, 1.0],
  f1: [0.963367609, 0.822018349, 0.879907621, 0.749279539, 0.0],
  macroF1: 0.6829146236060729,
  cohenKappa: 0.8228970852972742,
  matthews: 0.8264531193860193,
  byTruth: [
    [0.942767296, 0.0194968553, 0.0169811321, 0.020754717, 0.0],
    [0.0368852459, 0.918032787, 0.0409836066, 0.00409836066, 0.0],
    [0.038277512, 0.028708134, 0.911483254, 0.0215311005, 0.0],
    [0.0357142857, 0.0214285714, 0.0142857143, 0.928571429, 0.0],
    [0.888888889, 0.0, 0.0555555556, 0.0555555556, 0.0],
  ],
};

const matrix: ConfusionMatrix = { classCount: 5, counts: reference.confusion.flat() };

/** The figures are printed with nine significant digits (some with more): equal means equal in the first nine. */
function expectNineDigits(measure: Measure, value: number | undefined): void {
  if (value === undefined) {
    expect(measure.defined).toBe(false);
  } else {
    expect(measure.defined && measure.value.toPrecision(9)).toBe(value.toPrecision(9));
  }
}

describe('computeMetrics', () => {
  const metrics = computeMetrics(matrix);

  it('equals scikit-learn to nine digits per class', () => {
    metrics.perClass.forEach((measures, index) => {
      expectNineDigits(measures.sensitivity, reference.sensitivity[index]);
      expectNineDigits(measures.positivePredictivity, reference.positivePredictivity[index]);
      expectNineDigits(measures.specificity, reference.specificity[index]);
      expectNineDigits(measures.f1, reference.f1[index]);
    });
    expect(metrics.perClass.map(({ support }) => support)).toEqual([3180, 244, 418, 140, 18]);
    expect(metrics.support).toBe(4000);
  });

  it('equals scikit-learn to nine digits over all classes', () => {
    expectNineDigits(metrics.accuracy, reference.accuracy);
    expectNineDigits(metrics.macroF1, reference.macroF1);
    expectNineDigits(metrics.cohenKappa, reference.cohenKappa);
    expectNineDigits(metrics.matthews, reference.matthews);
  });

  it('equals scikit-learn to nine digits in the matrix by truth', () => {
    normaliseByTruth(matrix).forEach((row, truth) => {
      row.forEach((measure, predicted) => {
        expectNineDigits(measure, reference.byTruth[truth]![predicted]);
      });
    });
  });

  it('says why a measure is 0/0', () => {
    expect(metrics.perClass[4]!.positivePredictivity).toEqual({ defined: false, reason: 'never-predicted' });
    expect(metrics.perClass[4]!.f1).toEqual({ defined: true, value: 0 });

    const oneClass = computeMetrics({ classCount: 2, counts: [7, 0, 0, 0] });
    expect(oneClass.perClass[0]!.specificity).toEqual({ defined: false, reason: 'no-others' });
    expect(oneClass.perClass[1]!.sensitivity).toEqual({ defined: false, reason: 'no-truth' });
    expect(oneClass.perClass[1]!.f1).toEqual({ defined: false, reason: 'no-truth' });
    expect(oneClass.cohenKappa).toEqual({ defined: false, reason: 'no-others' });
    expect(oneClass.matthews).toEqual({ defined: false, reason: 'no-others' });
    expect(oneClass.accuracy).toEqual({ defined: true, value: 1 });
    expect(oneClass.macroF1).toEqual({ defined: true, value: 1 });

    const empty = { defined: false, reason: 'empty' };
    expect(computeMetrics({ classCount: 1, counts: [0] })).toEqual({
      perClass: [
        { sensitivity: empty, positivePredictivity: empty, specificity: empty, f1: empty, support: 0 },
      ],
      accuracy: empty,
      macroF1: empty,
      headlineF1: empty,
      cohenKappa: empty,
      matthews: empty,
      support: 0,
    });
  });

  const anyMatrix = fc.integer({ min: 1, max: 5 }).chain((classCount) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.nat(100_000)), {
        minLength: classCount ** 2,
        maxLength: classCount ** 2,
      })
      .map((counts): ConfusionMatrix => ({ classCount, counts })),
  );

  it('never gives NaN, and stays within the bounds of each measure', () => {
    fc.assert(
      fc.property(anyMatrix, (any) => {
        const { perClass, accuracy, macroF1, cohenKappa, matthews } = computeMetrics(any);
        const shares = [
          accuracy,
          macroF1,
          ...perClass.flatMap((one) => [one.sensitivity, one.positivePredictivity, one.specificity, one.f1]),
        ];
        for (const measure of shares) {
          if (measure.defined) expect(measure.value >= 0 && measure.value <= 1).toBe(true);
        }
        for (const measure of [cohenKappa, matthews]) {
          if (measure.defined) expect(Math.abs(measure.value)).toBeLessThanOrEqual(1 + 1e-12);
        }
      }),
    );
  });

  it('has accuracy = trace / total = Se weighted by support', () => {
    fc.assert(
      fc.property(anyMatrix, (any) => {
        const { accuracy, perClass, support } = computeMetrics(any);
        const total = any.counts.reduce((sum, count) => sum + count, 0);
        expect(support).toBe(total);
        expect(accuracy.defined).toBe(total > 0);
        if (!accuracy.defined) return;
        const trace = any.counts.filter((_, i) => i % (any.classCount + 1) === 0).reduce((a, b) => a + b, 0);
        expect(accuracy.value).toBe(trace / total);
        const weighted = perClass.reduce(
          (sum, one) => sum + (one.sensitivity.defined ? one.sensitivity.value * one.support : 0),
          0,
        );
        expect(weighted / total).toBeCloseTo(accuracy.value, 12);
      }),
    );
  });

  it('gives kappa, Matthews and F1 of exactly one to a perfect algorithm over two classes or more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 5 }),
        (beats) => {
          const classCount = beats.length;
          const counts = new Array<number>(classCount ** 2).fill(0);
          beats.forEach((count, index) => {
            counts[index * (classCount + 1)] = count;
          });
          const one = { defined: true, value: 1 };
          expect(computeMetrics({ classCount, counts })).toMatchObject({
            accuracy: one,
            macroF1: one,
            cohenKappa: one,
            matthews: one,
          });
        },
      ),
    );
  });

  it('gives kappa and Matthews of zero to predictions independent of the beat', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 3 }),
        (truth, predicted) => {
          const counts = truth.flatMap((row) => predicted.map((column) => row * column));
          const { cohenKappa, matthews } = computeMetrics({ classCount: 3, counts });
          expect(cohenKappa).toEqual({ defined: true, value: 0 });
          expect(matthews).toEqual({ defined: true, value: 0 });
        },
      ),
    );
  });
});

describeWithShared('computeMetrics and the reference file', (shared) => {
  it('has the numbers of metrics.json', () => {
    const file = shared.json<Record<string, unknown>>('reference', 'metrics.json');
    expect(file.confusion).toEqual(reference.confusion);
    expect(file.accuracy).toBe(reference.accuracy);
    expect(file.macro_f1_zero_division_0).toBe(reference.macroF1);
    expect(file.cohen_kappa).toBe(reference.cohenKappa);
    expect(file.matthews).toBe(reference.matthews);
    expect(file.specificity).toEqual(reference.specificity);
  });
});
