import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listMeasures, measureCount, measureSet, measureValues } from '../../src/evaluation/measureSet';

describe('measureValues', () => {
  it('are those of computeMetrics, NaN where those are undefined', () => {
    const matrix = fc.integer({ min: 1, max: 5 }).chain((classCount) =>
      fc
        .array(fc.oneof(fc.constant(0), fc.nat(2000)), {
          minLength: classCount ** 2,
          maxLength: classCount ** 2,
        })
        .map((counts) => ({ classCount, counts })),
    );
    fc.assert(
      fc.property(matrix, ({ classCount, counts }) => {
        const values = new Float64Array(measureCount(classCount));
        const headline = Array.from({ length: classCount }, (_, index) => index !== 1);
        measureValues(
          { counts: Float64Array.from(counts), classCount, width: classCount, expected: [], headline },
          values,
        );
        const expected = listMeasures({ classCount, counts }, headline);
        expect(values).toHaveLength(expected.length);
        expected.forEach((measure, k) => {
          if (measure.defined) expect(values[k]).toBeCloseTo(measure.value, 12);
          else expect(values[k]).toBeNaN();
        });
      }),
    );
  });

  it('has no F1 for a class that should have beats but has none, and leaves it out of macro F1', () => {
    const valuesOf = (expected: boolean[]) => {
      const values = new Float64Array(measureCount(2));
      const counts = Float64Array.of(6, 2, 0, 0);
      measureValues({ counts, classCount: 2, width: 2, expected, headline: [] }, values);
      return { macroF1: values[1], f1: values[9], normal: values[6] };
    };
    const normal = 12 / 14;
    expect(valuesOf([true, false])).toEqual({ macroF1: normal / 2, f1: 0, normal });
    expect(valuesOf([true, true])).toEqual({ macroF1: normal, f1: Number.NaN, normal });
  });

  it('are named in order', () => {
    expect(measureSet([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual({
      ...{ accuracy: 1, macroF1: 2, cohenKappa: 3, headlineF1: 4 },
      perClass: [
        { sensitivity: 5, positivePredictivity: 6, f1: 7 },
        { sensitivity: 8, positivePredictivity: 9, f1: 10 },
      ],
    });
  });
});
