import { addConfusions, alike, withNone } from './confusionMatrix';
import { marginals } from './marginals';
import { defined, undefinedBecause } from './measure';
import { HEADLINE, measureCount, measureValues } from './measureSet';
import type { ConfusionMatrix, Measure } from './types';

/** The record that a difference hangs on most. */
export interface Decisive {
  /** Index in the lists of matrices. */
  record: number;
  /** The difference without it. */
  without: Measure;
}

/**
 * The record without which second − first in the headline's macro F1 changes most; ties go to the first in the list.
 * Leaves each record out once (the jackknife; Efron and Tibshirani 1993, chapter 11).
 *
 * @param first one matrix per record, each with beats @param second of the same records in the same order
 * @param headline classes that the macro F1 is taken over
 * @returns undefined if the difference has no value, or none without any one record
 */
export function decisiveRecord(
  first: readonly ConfusionMatrix[],
  second: readonly ConfusionMatrix[],
  headline: readonly boolean[],
): Decisive | undefined {
  const [before, after] = [first, second].map((side) => leaveOut(side, headline)) as [Without, Without];
  const difference = (left?: number) => after(left) - before(left);
  const all = difference();
  let most: Decisive | undefined;
  let largest = -1;
  for (let record = 0; record < first.length; record++) {
    const without = difference(record);
    // Without the only record of all classes that count there is no difference at all: nothing decides more.
    const change = Number.isNaN(without) ? Number.POSITIVE_INFINITY : Math.abs(without - all);
    if (Number.isNaN(all) || change <= largest) continue;
    largest = change;
    most = { record, without: Number.isNaN(without) ? undefinedBecause('few-beats') : defined(without) };
  }
  return most;
}

/** The headline's macro F1 of the sum of all matrices but one, or of all; NaN if it has none. */
type Without = (record?: number) => number;

function leaveOut(side: readonly ConfusionMatrix[], headline: readonly boolean[]): Without {
  const sum = addConfusions(side);
  const { classCount } = sum;
  const { counts: all, width } = withNone(sum);
  // A class that is gone with the record is left out of the mean, as in the draws of an interval.
  const expected = marginals(sum).truth.map((beats) => beats > 0);
  const values = new Float64Array(measureCount(classCount));
  return (record) => {
    const own = record === undefined ? undefined : alike(side[record]!, sum).counts;
    const counts = Float64Array.from(all, (count, cell) => count - (own?.[cell] ?? 0));
    measureValues({ counts, width, classCount, expected, headline }, values);
    return values[HEADLINE]!;
  };
}
