/** Counts, truth in rows, algorithm in columns, row after row: classCount × classCount. */
export interface ConfusionMatrix {
  classCount: number;
  counts: number[];
}

/** A ratio, or the reason why there is none. */
export type Measure = { defined: true; value: number } | { defined: false; reason: UndefinedReason };

/** no-truth: no beat of the class in the data; never-predicted: the algorithm never said this class; empty: no beats at all. */
export type UndefinedReason = 'no-truth' | 'never-predicted' | 'no-others' | 'empty';

export interface ClassMetrics {
  /** Se = TP / (TP + FN) */
  sensitivity: Measure;
  /** +P = TP / (TP + FP) */
  positivePredictivity: Measure;
  specificity: Measure;
  f1: Measure;
  /** Beats of this class in truth. */
  support: number;
}

export interface Metrics {
  perClass: ClassMetrics[];
  accuracy: Measure;
  /** Mean F1 of the classes that have beats in truth or prediction; an F1 with no true positive counts as 0. */
  macroF1: Measure;
  cohenKappa: Measure;
  matthews: Measure;
  support: number;
}

/** Mean ± SD (n − 1) over folds, of the folds where the measure is defined. */
export interface Spread {
  mean: number;
  /** undefined for one fold. */
  sd: number | undefined;
  folds: number;
}
