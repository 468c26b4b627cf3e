import { isBeatSymbol } from './bxb/beatClasses';
import { spanOf } from './spanOf';
import type { AnnotatorMarks, ComparedRecord, CompareOptions } from './types';

/** A record compared with a run that tested a part of its beats. */
export interface TestedPart {
  compared: ComparedRecord;
  /** Beats of the reference that are not compared although they would be scored. */
  leftOut: number;
}

/**
 * Leaves out of the reference what a run had no reason to find: the beats that it knows but did not test, such as those of
 * its training. Beats that it does not know stay, and are missed. A beat of the reference is the run's nearest beat within
 * the window.
 *
 * @param run samples of the beats that the run tested, and of those that it knows and did not test, in any order
 */
export function testedPart(
  compared: ComparedRecord,
  run: { sample: ArrayLike<number>; untested: ArrayLike<number> },
  options: CompareOptions = {},
): TestedPart {
  if (run.untested.length === 0) return { compared, leftOut: 0 };
  const { start, end, window } = spanOf(compared, options);
  const tested = Float64Array.from(run.sample).sort();
  const untested = Float64Array.from(run.untested).sort();
  const { sample, symbol, subtype, aux } = compared.reference;
  const isKept = symbol.map((mark, index) => {
    if (!isBeatSymbol(mark)) return true;
    const gap = gapTo(untested, sample[index]!);
    return gap > window || gap >= gapTo(tested, sample[index]!);
  });
  const kept = [...symbol.keys()].filter((index) => isKept[index]);
  const isScored = (time: number) => time >= start && time <= end;
  const reference: AnnotatorMarks = {
    sample: kept.map((index) => sample[index]!),
    symbol: kept.map((index) => symbol[index]!),
    subtype: kept.map((index) => subtype[index]!),
    aux: kept.map((index) => aux[index]!),
  };
  const leftOut = symbol.filter((_, index) => !isKept[index] && isScored(sample[index]!)).length;
  return { compared: { ...compared, reference }, leftOut };
}

/** Distance to the nearest of some times in ascending order; infinite if there are none. */
function gapTo(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  const before = times[low - 1] ?? Number.NEGATIVE_INFINITY;
  const after = times[low] ?? Number.POSITIVE_INFINITY;
  return Math.min(time - before, after - time);
}
