/**
 * The median of the first `count` values, the mean of the two in the middle where they are even in number; 0 of none.
 * Reorders them. Hoare's selection (1961, doi 10.1145/366622.366647) with the middle one of three as pivot.
 */
export function medianInPlace(values: Float64Array, count = values.length): number {
  if (count === 0) return 0;
  const middle = count >> 1;
  const upper = select(values, count, middle);
  if (count % 2 === 1) return upper;
  let lower = values[0]!;
  for (let i = 1; i < middle; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}

/** Moves the k-th smallest of the first `count` values to place k, no larger ones before it, no smaller ones after it. */
function select(values: Float64Array, count: number, k: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Columns that are gathered at a time: as many as fill a line of the cache (64 bytes). */
const COLUMNS = 16;

/**
 * Sample by sample the median over all rows of all matrices; zeros where there are no rows.
 *
 * @param matrices each rows × lengthSamples, row after row
 */
export function medianRow(matrices: readonly Float32Array[], lengthSamples: number): Float32Array {
  const median = new Float32Array(lengthSamples);
  const count = matrices.reduce((sum, matrix) => sum + matrix.length / lengthSamples, 0);
  if (count === 0) return median;
  const columns = Array.from({ length: COLUMNS }, () => new Float64Array(count));
  for (let from = 0; from < lengthSamples; from += COLUMNS) {
    const width = Math.min(COLUMNS, lengthSamples - from);
    let row = 0;
    for (const matrix of matrices) {
      for (let at = from; at < matrix.length; at += lengthSamples, row++) {
        for (let c = 0; c < width; c++) columns[c]![row] = matrix[at + c]!;
      }
    }
    for (let c = 0; c < width; c++) median[from + c] = medianInPlace(columns[c]!);
  }
  return median;
}
