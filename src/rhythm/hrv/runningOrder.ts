import { quantileOfSorted } from '../../base/quantile';

/** Running quantiles over values: windows are centred, and shorter at both ends. */

/** Length of the window of the thresholds, and their multiple of the quartile deviation (Lipponen and Tarvainen 2019). */
const WINDOW = 91;
const ALPHA = 5.2;

/** Medians of windows of this odd length. */
export function medians(values: readonly number[], length: number): number[] {
  return overWindows(values, length, (sorted) => quantileOfSorted(sorted, 0.5));
}

/**
 * 5.2 times the quartile deviation, half the distance between the quartiles, over 91 values: 3.5 standard deviations, within which the
 * paper has 99.95 % of normal values. (Of absolute values, as NeuroKit takes them, it would be 2.2.)
 */
export function deviationThresholds(values: readonly number[]): number[] {
  const deviation = (sorted: readonly number[]) =>
    (quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25)) / 2;
  return overWindows(values, WINDOW, (sorted) => ALPHA * deviation(sorted));
}

function overWindows(
  values: readonly number[],
  length: number,
  of: (sorted: readonly number[]) => number,
): number[] {
  const half = length >> 1;
  const sorted: number[] = [];
  const placeOf = (value: number) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const add = (value: number) => sorted.splice(placeOf(value), 0, value);
  for (const value of values.slice(0, half)) add(value);
  return values.map((_, i) => {
    if (i + half < values.length) add(values[i + half]!);
    if (i > half) sorted.splice(placeOf(values[i - half - 1]!), 1);
    return of(sorted);
  });
}
