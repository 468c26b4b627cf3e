import { computeMetrics } from './computeMetrics';
import type { ConfusionMatrix, Measure } from './types';

/** One value for each measure that is reported with its uncertainty: a `Measure`, an interval, a difference. */
export interface MeasureSet<T> {
  accuracy: T;
  /** Over all classes that occur. */
  macroF1: T;
  cohenKappa: T;
  /** Macro F1 over the classes with enough tested beats. */
  headlineF1: T;
  perClass: { sensitivity: T; positivePredictivity: T; f1: T }[];
}

/** Number of measures before those of the classes, and per class. */
const OVERALL = 4;
const PER_CLASS = 3;

export const measureCount = (classCount: number): number => OVERALL + PER_CLASS * classCount;

/** Where the headline's macro F1 is among them. */
export const HEADLINE = 3;

/**
 * The measures of a matrix in a fixed order: accuracy, macro F1, kappa, the headline's macro F1, then Se, +P and F1 of
 * each class.
 */
export function listMeasures(matrix: ConfusionMatrix, headline?: readonly boolean[]): Measure[] {
  const { accuracy, macroF1, cohenKappa, headlineF1, perClass } = computeMetrics(matrix, headline);
  const measures = [accuracy, macroF1, cohenKappa, headlineF1];
  for (const { sensitivity, positivePredictivity, f1 } of perClass) {
    measures.push(sensitivity, positivePredictivity, f1);
  }
  return measures;
}

/**
 * Writes the values of `listMeasures` to `values` by plain arithmetic, NaN where a measure is undefined: for thousands
 * of matrices, where one object per measure would take ten times as long.
 *
 * @param counts width × width, truth in rows; a row and a column more than there are classes are of none (see `withNone`)
 * @param expected classes that should have beats. If one has none, by the luck of a draw, its F1 is unknown: it is
 *   undefined and left out of the macro F1. For other classes F1 is 0 where they are predicted, as in `computeMetrics`
 * @param headline classes of the headline's macro F1
 * @param values `measureCount(classCount)` long
 */
export function measureValues(
  {
    counts,
    width,
    classCount,
    expected,
    headline,
  }: {
    counts: Float64Array;
    width: number;
    classCount: number;
    expected: readonly boolean[];
    headline: readonly boolean[];
  },
  values: Float64Array,
): void {
  let total = 0;
  let agreed = 0;
  let byChance = 0;
  let f1Sum = 0;
  let f1Count = 0;
  let headlineSum = 0;
  let headlineCount = 0;
  for (let index = 0; index < width; index++) {
    let support = 0;
    let called = 0;
    for (let other = 0; other < width; other++) {
      support += counts[index * width + other]!;
      called += counts[other * width + index]!;
    }
    if (index >= classCount) {
      total += support;
      byChance += support * called;
      continue;
    }
    const right = counts[index * width + index]!;
    const f1 = support === 0 && expected[index] ? Number.NaN : (2 * right) / (support + called);
    total += support;
    agreed += right;
    byChance += support * called;
    if (!Number.isNaN(f1)) {
      f1Sum += f1;
      f1Count++;
      if (headline[index]) {
        headlineSum += f1;
        headlineCount++;
      }
    }
    // 0/0 is NaN.
    const at = OVERALL + index * PER_CLASS;
    values[at] = right / support;
    values[at + 1] = right / called;
    values[at + 2] = f1;
  }
  values[0] = agreed / total;
  values[1] = f1Sum / f1Count;
  values[2] = (agreed * total - byChance) / (total * total - byChance);
  values[HEADLINE] = headlineSum / headlineCount;
}

/** Names the entries of a list that is in the order of `listMeasures`. */
export function measureSet<T>(values: readonly T[]): MeasureSet<T> {
  return {
    accuracy: values[0]!,
    macroF1: values[1]!,
    cohenKappa: values[2]!,
    headlineF1: values[HEADLINE]!,
    perClass: Array.from({ length: (values.length - OVERALL) / PER_CLASS }, (_, index) => {
      const at = OVERALL + index * PER_CLASS;
      return { sensitivity: values[at]!, positivePredictivity: values[at + 1]!, f1: values[at + 2]! };
    }),
  };
}
