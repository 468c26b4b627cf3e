import { narrowColumns } from '../signal';
import { largestOf, medianInPlace, select } from './median';

/** Rows that a column's bounds are guessed from, and how many of these lie between its median and each bound. */
const SAMPLE_ROWS = 128;
const SAMPLE_MARGIN = 16;
/** With fewer rows a guess costs more than it saves. */
const FEW_ROWS = 4 * SAMPLE_ROWS;
/** As many columns are done together as have so many values, but at least a line of the cache. */
const VALUES_AT_ONCE = 2 ** 20;
const LEAST_COLUMNS = 16;

/**
 * Sample by sample the median over all rows of all matrices; zeros where there are no rows.
 *
 * A column's median is searched among the few values between two bounds that a sample of its rows suggests; the others are only
 * counted (Floyd and Rivest 1975, doi 10.1145/360680.360691). Where the guess was wrong the whole column is searched.
 *
 * @param matrices each rows × lengthSamples, row after row
 */
export function medianRow(matrices: readonly Float32Array[], lengthSamples: number): Float32Array {
  const median = new Float32Array(lengthSamples);
  const rows = matrices.reduce((sum, matrix) => sum + matrix.length / lengthSamples, 0);
  if (rows === 0) return median;
  if (rows >= FEW_ROWS) {
    const columns = Math.max(LEAST_COLUMNS, Math.floor(VALUES_AT_ONCE / rows));
    for (let from = 0; from < lengthSamples; from += columns) {
      const to = Math.min(lengthSamples, from + columns);
      searchBetweenBounds({ matrices, lengthSamples, rows, from, to, median });
    }
  }
  let column: Float64Array | undefined;
  for (let c = 0; c < lengthSamples; c++) {
    // Which of +0 and −0 is in the middle depends on the order of the search, so zeros are always searched for in the whole column.
    if (median[c] !== 0) continue;
    column ??= new Float64Array(rows);
    let row = 0;
    for (const matrix of matrices) {
      for (let at = c; at < matrix.length; at += lengthSamples) column[row++] = matrix[at]!;
    }
    median[c] = medianInPlace(column);
  }
  return median;
}

interface SomeColumns {
  matrices: readonly Float32Array[];
  lengthSamples: number;
  /** Of all matrices together. */
  rows: number;
  /** Columns from … to − 1 are searched. */
  from: number;
  to: number;
  median: Float32Array;
}

/** Writes the medians of some columns; leaves 0 where the bounds of a column did not hold its median. */
function searchBetweenBounds(columns: SomeColumns): void {
  const { rows, from, to, median } = columns;
  const { held, stride, counts, belows } = narrowColumns({ ...columns, ...guessBounds(columns) });
  const values = new Float64Array(rows);
  const isEven = rows % 2 === 0;
  for (let c = 0; c < to - from; c++) {
    const count = counts[c]!;
    const rank = (rows >> 1) - belows[c]!;
    if (rank - (isEven ? 1 : 0) < 0 || rank >= count) continue;
    values.set(held.subarray(c * stride, c * stride + count));
    const upper = select(values, count, rank);
    median[from + c] = isEven ? (largestOf(values, rank) + upper) / 2 : upper;
  }
}

/** Between which values each column's median is guessed to lie. */
function guessBounds({ matrices, lengthSamples, rows, from, to }: SomeColumns): {
  lows: Float32Array;
  highs: Float32Array;
} {
  const width = to - from;
  const sampled = new Float32Array(SAMPLE_ROWS * width);
  for (let i = 0; i < SAMPLE_ROWS; i++) {
    const [matrix, row] = rowAt(matrices, lengthSamples, Math.floor((i * rows) / SAMPLE_ROWS));
    const start = row * lengthSamples + from;
    sampled.set(matrix.subarray(start, start + width), i * width);
  }
  const values = new Float64Array(SAMPLE_ROWS);
  const lows = new Float32Array(width);
  const highs = new Float32Array(width);
  const lowRank = SAMPLE_ROWS / 2 - SAMPLE_MARGIN;
  const highRank = SAMPLE_ROWS / 2 + SAMPLE_MARGIN;
  for (let c = 0; c < width; c++) {
    for (let i = 0; i < SAMPLE_ROWS; i++) values[i] = sampled[i * width + c]!;
    lows[c] = select(values, SAMPLE_ROWS, lowRank);
    highs[c] = select(values, SAMPLE_ROWS, highRank, lowRank);
  }
  return { lows, highs };
}

function rowAt(
  matrices: readonly Float32Array[],
  lengthSamples: number,
  row: number,
): [matrix: Float32Array, row: number] {
  let left = row;
  for (const matrix of matrices) {
    const rows = matrix.length / lengthSamples;
    if (left < rows) return [matrix, left];
    left -= rows;
  }
  throw new RangeError(`row ${row} is in none of the matrices`);
}
