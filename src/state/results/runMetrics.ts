import { oncePer } from '../../base/remember';
import {
  addConfusions,
  type ConfusionMatrix,
  computeMetrics,
  confusionMatrix,
  emptyConfusion,
  headlineClasses,
  type Measure,
  type Metrics,
  type Spread,
  spreadOver,
} from '../../evaluation';
import type { TestedRun } from '../../experiment/run/types';
import { foldsOf } from './foldsOf';
import { inventedBeats, predictedClasses } from './predictedClasses';

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
    headlineF1: Spread | undefined;
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
  const matrices = folds.map((fold) => {
    const truth = Uint8Array.from(fold.testIndex, (index) => beats.label[index]!);
    const invented = inventedBeats(fold, classCount)?.predicted;
    return confusionMatrix(truth, predictedClasses(fold, classCount), classCount, invented);
  });
  const pooled = matrices.length > 0 ? addConfusions(matrices) : emptyConfusion(classCount);
  const metrics = computeMetrics(pooled);
  // All beats decide which classes are in the headline; a fold has too few of some.
  const headline = headlineClasses(metrics.perClass.map(({ support }) => support));
  const perFold = folds.map(({ fold }, i) => {
    const matrix = matrices[i]!;
    return { fold, matrix, metrics: computeMetrics(matrix, headline) };
  });

  const over = (pick: (of: Metrics) => Measure) => spreadOver(perFold.map((each) => pick(each.metrics)));
  return {
    pooled: { matrix: pooled, metrics },
    folds: perFold,
    spread: {
      accuracy: over((of) => of.accuracy),
      macroF1: over((of) => of.macroF1),
      headlineF1: over((of) => of.headlineF1),
      cohenKappa: over((of) => of.cohenKappa),
      matthews: over((of) => of.matthews),
      perClass: Array.from({ length: classCount }, (_, index) => ({
        sensitivity: over((of) => of.perClass[index]!.sensitivity),
        positivePredictivity: over((of) => of.perClass[index]!.positivePredictivity),
        specificity: over((of) => of.perClass[index]!.specificity),
        f1: over((of) => of.perClass[index]!.f1),
      })),
    },
  };
}
