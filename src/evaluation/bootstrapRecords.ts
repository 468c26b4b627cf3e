import { assert } from '../base/assert';
import { quantileOfSorted } from '../base/quantile';
import { createRandom } from '../base/random';
import { addConfusions, alike, emptyConfusion, withNone } from './confusionMatrix';
import { type Decisive, decisiveRecord } from './decisiveRecord';
import { headlineClasses } from './headline';
import { marginals } from './marginals';
import { listMeasures, type MeasureSet, measureCount, measureSet, measureValues } from './measureSet';
import type { ConfusionMatrix, Measure } from './types';

/**
 * A percentile interval, or why there is none. one-record: there is nothing to resample; undefined-draws: in `share` of
 * the draws (more than `UNDEFINED_SHARE`) the measure is undefined, because too few records contain the class;
 * no-value: the measure itself is undefined.
 */
export type Interval =
  | { defined: true; low: number; high: number }
  | { defined: false; reason: 'one-record' | 'no-value' }
  | { defined: false; reason: 'undefined-draws'; share: number };

export interface BootstrapOptions {
  draws: number;
  /** Share of the distribution between low and high. */
  level: number;
  seed: number;
}

export const defaultBootstrap: BootstrapOptions = { draws: 1000, level: 0.95, seed: 1 };

/**
 * A measure that is undefined in a larger share of the draws gets no interval. At 5 %, a class must occur in at least
 * three of a few dozen records: a single record is missing from 37 % of the draws, two records together from 13 %.
 */
const UNDEFINED_SHARE = 0.05;

export interface BootstrapIntervals extends MeasureSet<Interval> {
  /** Number of records drawn from: those with tested beats. */
  records: number;
  draws: number;
}

/**
 * How much each measure would vary with other records: *records* are drawn with replacement, as many as there are,
 * their matrices are added, and the measures of the sums are taken; low and high are percentiles. The beats of a record
 * are not independent, so drawing single beats would give intervals that are far too narrow.
 *
 * Percentile bootstrap: Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13; whole clusters drawn: Field and
 * Welsh 2007, doi 10.1111/j.1467-9868.2007.00593.x. With few records such intervals are, if anything, too narrow.
 *
 * @param matrices one per record, all of the same classes; records without beats are skipped
 */
export function bootstrapRecords(
  matrices: readonly ConfusionMatrix[],
  options: BootstrapOptions = defaultBootstrap,
): BootstrapIntervals {
  const tested = matrices.filter(hasBeats);
  const estimates = tested.length === 0 ? [] : listMeasures(addConfusions(tested));
  const samples = tested.length < 2 ? NONE : drawMeasures([tested], headlineOf([tested]), options)[0]!;
  const { classCount } = matrices[0] ?? { classCount: 0 };
  const measures = estimates.length > 0 ? estimates : listMeasures(emptyConfusion(classCount));
  return {
    ...measureSet(measures.map((estimate, k) => intervalOf(estimate, samples, k, options, tested.length))),
    records: tested.length,
    draws: options.draws,
  };
}

/** A measure compared between two tests of the same records. */
export interface Difference {
  /** Over these records. */
  first: Measure;
  second: Measure;
  /** second − first, or the reason why one of them is undefined. */
  estimate: Measure;
  interval: Interval;
}

export interface BootstrapDifferences extends MeasureSet<Difference> {
  records: number;
  draws: number;
  /** Classes of the headline: those with enough tested beats on both sides. */
  headline: boolean[];
  /** The record without which the difference of the headline's macro F1 changes most; undefined for fewer than two. */
  decisive: Decisive | undefined;
}

/**
 * Differences second − first with paired intervals: every draw takes the same records for both, so that what makes a
 * record easy or hard for both cancels out (Efron and Tibshirani 1993, chapter 16, on paired data).
 *
 * @param first one matrix per record @param second of the same records in the same order; records without beats in
 *   either are skipped
 * @returns for the classes that both have
 */
export function bootstrapDifferences(
  first: readonly ConfusionMatrix[],
  second: readonly ConfusionMatrix[],
  options: BootstrapOptions = defaultBootstrap,
): BootstrapDifferences {
  assert(first.length === second.length, `${first.length} records are compared with ${second.length}`);
  const shared = first.flatMap((matrix, i) => (hasBeats(matrix) && hasBeats(second[i]!) ? [i] : []));
  const ofShared = (side: Side) => shared.map((i) => side[i]!);
  const sides = [ofShared(first), ofShared(second)] as const;
  const headline = headlineOf(sides);
  const [before, after] = sides.map((side, i) =>
    listMeasures(
      side.length > 0 ? addConfusions(side) : emptyConfusion([first, second][i]![0]?.classCount ?? 0),
      headline,
    ),
  ) as [Measure[], Measure[]];
  const [ofFirst, ofSecond] = shared.length < 2 ? [NONE, NONE] : drawMeasures(sides, headline, options);
  const decisive = shared.length < 2 ? undefined : decisiveRecord(...sides, headline);
  const samples = ofFirst!.map((value, i) => ofSecond![i]! - value);
  const common = Math.min(before.length, after.length);
  const differences = before.slice(0, common).map((value, k): Difference => {
    const estimate = minus(after[k]!, value);
    const interval = intervalOf(estimate, samples, k, options, shared.length);
    return { first: value, second: after[k]!, estimate, interval };
  });
  return {
    ...measureSet(differences),
    records: shared.length,
    draws: options.draws,
    headline,
    decisive: decisive && { ...decisive, record: shared[decisive.record]! },
  };
}

/** One matrix per record. */
type Side = readonly ConfusionMatrix[];

/** Classes that have enough tested beats on every side. */
function headlineOf(sides: readonly Side[]): boolean[] {
  const each = sides.map((side) =>
    side.length === 0 ? [] : headlineClasses(marginals(addConfusions(side)).truth),
  );
  return each[0]!.map((_, index) => each.every((side) => side[index] === true));
}

/** Drawn values, measure-major: measure × draw; NaN where the measure of a draw is undefined. */
type Samples = Float64Array;

const NONE: Samples = new Float64Array(0);

/** Draws records and takes the measures of each side's sums; all sides use the same draws. @returns samples per side */
function drawMeasures(
  sides: readonly Side[],
  headline: readonly boolean[],
  { draws, seed }: BootstrapOptions,
): Samples[] {
  const random = createRandom(seed);
  const records = sides[0]!.length;
  const chosen = new Uint32Array(records * draws);
  for (let i = 0; i < chosen.length; i++) chosen[i] = random.below(records);
  return sides.map((side) => {
    const { classCount } = side[0]!;
    const all = addConfusions(side);
    const { width } = withNone(all);
    const cells = width * width;
    const counts = Float64Array.from(side.flatMap((matrix) => alike(matrix, all).counts));
    const expected = marginals(all).truth.map((beats) => beats > 0);
    const sum = new Float64Array(cells);
    const values = new Float64Array(measureCount(classCount));
    const samples = new Float64Array(values.length * draws);
    for (let draw = 0; draw < draws; draw++) {
      sum.fill(0);
      for (let i = draw * records; i < (draw + 1) * records; i++) {
        const from = chosen[i]! * cells;
        for (let cell = 0; cell < cells; cell++) sum[cell]! += counts[from + cell]!;
      }
      measureValues({ counts: sum, width, classCount, expected, headline }, values);
      for (let k = 0; k < values.length; k++) samples[k * draws + draw] = values[k]!;
    }
    return samples;
  });
}

function intervalOf(
  estimate: Measure,
  samples: Samples,
  measure: number,
  { draws, level }: BootstrapOptions,
  records: number,
): Interval {
  if (!estimate.defined) return { defined: false, reason: 'no-value' };
  if (records < 2) return { defined: false, reason: 'one-record' };
  const drawn = samples.subarray(measure * draws, (measure + 1) * draws);
  const values = drawn.filter((value) => !Number.isNaN(value));
  const share = 1 - values.length / draws;
  if (share > UNDEFINED_SHARE) return { defined: false, reason: 'undefined-draws', share };
  values.sort();
  return {
    defined: true,
    low: quantileOfSorted(values, (1 - level) / 2),
    high: quantileOfSorted(values, (1 + level) / 2),
  };
}

function minus(a: Measure, b: Measure): Measure {
  if (!a.defined) return a;
  return b.defined ? { defined: true, value: a.value - b.value } : b;
}

const hasBeats = (matrix: ConfusionMatrix) => withNone(matrix).counts.some((count) => count > 0);
