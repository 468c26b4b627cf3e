/** Counts, truth in rows, prediction in columns, row-major: classCount × classCount. */
export interface ConfusionMatrix {
  classCount: number;
  counts: number[];
  /** Where the network finds the beats itself: beats that it did not find, by true class. */
  missed?: number[];
  /** Where the network finds the beats itself: what it found and is no beat, by the class that it said. */
  invented?: number[];
}

/** A ratio, or the reason why it is undefined. */
export type Measure = { defined: true; value: number } | { defined: false; reason: UndefinedReason };

/**
 * no-truth: no beat of the class in the data; never-predicted: the class was never predicted; empty: no beats at all;
 * few-beats: no class has enough beats for the headline.
 */
export type UndefinedReason = 'no-truth' | 'never-predicted' | 'no-others' | 'empty' | 'few-beats';

export interface ClassMetrics {
  /** Se = TP / (TP + FN) */
  sensitivity: Measure;
  /** +P = TP / (TP + FP) */
  positivePredictivity: Measure;
  specificity: Measure;
  f1: Measure;
  /** Beats whose true class is this one. */
  support: number;
}

export interface Metrics {
  perClass: ClassMetrics[];
  accuracy: Measure;
  /** Mean F1 of the classes that occur in truth or prediction; an F1 without true positives counts as 0. */
  macroF1: Measure;
  /** The same over the classes with enough tested beats (`HEADLINE_BEATS`): the one number that a run is known by. */
  headlineF1: Measure;
  cohenKappa: Measure;
  matthews: Measure;
  /** Tested beats, without what was invented. */
  support: number;
}

/** Mean ± SD (n − 1) over the folds in which the measure is defined. */
export interface Spread {
  mean: number;
  /** undefined for one fold. */
  sd: number | undefined;
  folds: number;
}
