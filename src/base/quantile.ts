/** The quantile of ascending values, interpolated between two of them as NumPy's `percentile` does; NaN for no values. */
export function quantileOfSorted(values: ArrayLike<number>, share: number): number {
  const place = share * (values.length - 1);
  const below = Math.floor(place);
  const low = values[below] ?? Number.NaN;
  const high = values[below + 1] ?? low;
  return low + (high - low) * (place - below);
}
