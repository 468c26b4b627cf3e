/**
 * The median of the first `count` values, for an even number the mean of the two middle ones; 0 for no values.
 * Reorders them.
 */
export function medianInPlace(values: Float64Array, count = values.length): number {
  if (count === 0) return 0;
  const middle = count >> 1;
  const upper = select(values, count, middle);
  if (count % 2 === 1) return upper;
  return (largestOf(values, middle) + upper) / 2;
}

/** The largest of the first `count` ≥ 1 values. */
export function largestOf(values: Float64Array, count: number): number {
  let largest = values[0]!;
  for (let i = 1; i < count; i++) if (values[i]! > largest) largest = values[i]!;
  return largest;
}

/**
 * The k-th smallest of the first `count` values, k ≥ `from`, where none of the first `from` is larger than any after them. Moves it to
 * index k, with no larger value before it and no smaller one after it.
 *
 * Hoare's selection (1961, doi 10.1145/366622.366647) with the middle one of three as pivot, and Lomuto's partition, which moves every
 * value and needs no branch: half of those would be mispredicted.
 */
export function select(values: Float64Array, count: number, k: number, from = 0): number {
  let low = from;
  let high = count - 1;
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let end = low;
    for (let i = low; i <= high; i++) {
      const value = values[i]!;
      values[i] = values[end]!;
      values[end] = value;
      end = (end + Number(value < pivot)) | 0;
    }
    if (k < end) {
      high = end - 1;
      continue;
    }
    if (end === low) {
      // The pivot is the smallest: those equal to it come first. (So does NaN, which would never be done with otherwise.)
      for (let i = low; i <= high; i++) {
        const value = values[i]!;
        values[i] = values[end]!;
        values[end] = value;
        end = (end + Number(!(value > pivot))) | 0;
      }
      if (k < end) return pivot;
    }
    low = end;
  }
  return values[k]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** The median of ascending values, for an even number the mean of the two middle ones; NaN for no values. */
export function medianOfSorted(values: Float64Array): number {
  const middle = values.length >> 1;
  if (values.length % 2 === 1) return values[middle]!;
  return (values[middle - 1]! + values[middle]!) / 2;
}
