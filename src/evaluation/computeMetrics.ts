import { sumOf } from '../base/sumOf';
import { headlineClasses } from './headline';
import { type Marginals, marginals } from './marginals';
import { defined, ratio, undefinedBecause } from './measure';
import type { ClassMetrics, ConfusionMatrix, Measure, Metrics } from './types';

/**
 * All measures that the tables show, from one confusion matrix.
 *
 * Se and +P are ANSI/AAMI EC57's names for recall and precision. Cohen's kappa after Cohen 1960
 * (doi 10.1177/001316446002000104), the multi-class Matthews coefficient after Gorodkin 2004
 * (doi 10.1016/j.compbiolchem.2004.09.006). Equal to scikit-learn wherever the denominator is not 0; where scikit-learn
 * returns 0 for 0/0, this returns the reason.
 *
 * @param headline which classes the headline's macro F1 is taken over; those with enough beats in this matrix, unless the
 *   matrix is a part of a larger one that decides
 */
export function computeMetrics(matrix: ConfusionMatrix, headline?: readonly boolean[]): Metrics {
  const sums = marginals(matrix);
  const perClass = Array.from({ length: matrix.classCount }, (_, index) => classMetrics(matrix, sums, index));
  return {
    perClass,
    accuracy: ratio(sums.agreed, sums.total, 'empty'),
    macroF1: macroF1(perClass, 'empty'),
    headlineF1: headlineF1(perClass, sums, headline ?? headlineClasses(sums.truth)),
    cohenKappa: cohenKappa(sums),
    matthews: matthews(sums),
    support: sums.total - sums.invented,
  };
}

function classMetrics({ classCount, counts }: ConfusionMatrix, sums: Marginals, index: number): ClassMetrics {
  const support = sums.truth[index]!;
  const called = sums.predicted[index]!;
  const truePositives = counts[index * classCount + index]!;
  const others = sums.total - support;
  const trueNegatives = others - (called - truePositives);
  const empty = sums.total === 0;
  return {
    sensitivity: ratio(truePositives, support, empty ? 'empty' : 'no-truth'),
    positivePredictivity: ratio(truePositives, called, empty ? 'empty' : 'never-predicted'),
    specificity: ratio(trueNegatives, others, empty ? 'empty' : 'no-others'),
    // 2TP / (2TP + FP + FN): a class that occurs but is never recognised has F1 = 0 even if its +P is 0/0.
    f1: ratio(2 * truePositives, support + called, empty ? 'empty' : 'no-truth'),
    support,
  };
}

function headlineF1(perClass: ClassMetrics[], { total }: Marginals, headline: readonly boolean[]): Measure {
  const chosen = perClass.filter((_, index) => headline[index]);
  return macroF1(chosen, total === 0 ? 'empty' : 'few-beats');
}

function macroF1(perClass: ClassMetrics[], without: 'empty' | 'few-beats'): Measure {
  const values = perClass.flatMap(({ f1 }) => (f1.defined ? [f1.value] : []));
  const sum = sumOf(values);
  return ratio(sum, values.length, without);
}

/**
 * (p_o − p_e) / (1 − p_e), in counts so that a perfect matrix gives exactly 1. 0/0 where truth and prediction are all
 * of one class.
 */
function cohenKappa({ truth, predicted, agreed, total, invented, missed }: Marginals): Measure {
  if (total === 0) return undefinedBecause('empty');
  // Found beats: none is a class of its own for this, of what was invented and what was missed.
  const byChance = dot(truth, predicted) + invented * missed;
  return ratio(agreed * total - byChance, total * total - byChance, 'no-others');
}

/** Correlation of truth and prediction as indicator vectors; 0/0 where one of them is all of one class. */
function matthews({ truth, predicted, agreed, total, invented, missed }: Marginals): Measure {
  if (total === 0) return undefinedBecause('empty');
  const truthSpread = total * total - dot(truth, truth) - invented ** 2;
  const predictedSpread = total * total - dot(predicted, predicted) - missed ** 2;
  if (truthSpread === 0 || predictedSpread === 0) return undefinedBecause('no-others');
  const covariance = agreed * total - dot(truth, predicted) - invented * missed;
  return defined(covariance / Math.sqrt(truthSpread * predictedSpread));
}

function dot(a: number[], b: number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
