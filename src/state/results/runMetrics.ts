import { oncePer } from '../../base/remember';
import {
  addConfusions,
  type ConfusionMatrix,
  computeMetrics,
  confusionMatrix,
  emptyConfusion,
  type Measure,
  type Metrics,
  type Spread,
  spreadOver,
} from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';
import { foldsOf } from './foldsOf';
import { predictedClasses } from './predictedClasses';

/** The numbers shown in the tables of a run. */
export interface RunMetrics {
  /** The sum over all folds: every tested beat once. */
  pooled: EvaluatedBeats;
  /** In the order of `run.folds`; `fold` is 0-based. */
  folds: (EvaluatedBeats & { fold: number })[];
  /** Mean ± SD of the folds' measures; undefined if no fold has a value. */
  spread: {
    accuracy: Spread | undefined;
    macroF1: Spread | undefined;
    cohenKappa: Spread | undefined;
    matthews: Spread | undefined;
    perClass: ClassSpread[];
  };
}

export interface EvaluatedBeats {
  matrix: ConfusionMatrix;
  metrics: Metrics;
}

export interface ClassSpread {
  sensitivity: Spread | undefined;
  positivePredictivity: Spread | undefined;
  specificity: Spread | undefined;
  f1: Spread | undefined;
}

/** Confusion matrices and measures of a run, pooled and fold by fold; computed once per run. */
export const runMetrics = oncePer(foldsOf, evaluate);

function evaluate({ folds, classCount, beats }: TestedRun): RunMetrics {
  const perFold = folds.map((fold) => {
    const truth = Uint8Array.from(fold.testIndex, (index) => beats.label[index]!);
    const matrix = confusionMatrix(truth, predictedClasses(fold, classCount), classCount);
    return { fold: fold.fold, matrix, metrics: computeMetrics(matrix) };
  });
  const matrices = perFold.map(({ matrix }) => matrix);
  const pooled = matrices.length > 0 ? addConfusions(matrices) : emptyConfusion(classCount);

  const over = (pick: (metrics: Metrics) => Measure) => spreadOver(perFold.map((each) => pick(each.metrics)));
  return {
    pooled: { matrix: pooled, metrics: computeMetrics(pooled) },
    folds: perFold,
    spread: {
      accuracy: over((metrics) => metrics.accuracy),
      macroF1: over((metrics) => metrics.macroF1),
      cohenKappa: over((metrics) => metrics.cohenKappa),
      matthews: over((metrics) => metrics.matthews),
      perClass: Array.from({ length: classCount }, (_, index) => ({
        sensitivity: over((metrics) => metrics.perClass[index]!.sensitivity),
        positivePredictivity: over((metrics) => metrics.perClass[index]!.positivePredictivity),
        specificity: over((metrics) => metrics.perClass[index]!.specificity),
        f1: over((metrics) => metrics.perClass[index]!.f1),
      })),
    },
  };
}
