import { largestOf, medianInPlace, select } from './median';

/** Rows that a column's bounds are guessed from, and how many of these lie between its median and each bound. */
const SAMPLE_ROWS = 128;
const SAMPLE_MARGIN = 16;
/** With fewer rows a guess costs more than it saves. */
const FEW_ROWS = 4 * SAMPLE_ROWS;
/** Values between bounds that are held at a time; as many columns as fit are done together, but at least a line of the cache. */
const HELD_VALUES = 2 ** 18;
const LEAST_COLUMNS = 16;
/** Rows that are gone through column by column while they are in the first-level cache. */
const STRIPE_ROWS = 16;

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
    const columns = Math.max(LEAST_COLUMNS, Math.floor(HELD_VALUES / rows));
    const held = new Float32Array(rows * Math.min(columns, lengthSamples));
    for (let from = 0; from < lengthSamples; from += columns) {
      const to = Math.min(lengthSamples, from + columns);
      searchBetweenBounds({ matrices, lengthSamples, rows, from, to, held, median });
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
  /** Scratch memory, rows × columns. */
  held: Float32Array;
  median: Float32Array;
}

/** Writes the medians of some columns; leaves 0 where the bounds of a column did not hold its median. */
function searchBetweenBounds(columns: SomeColumns): void {
  const { matrices, lengthSamples, rows, from, to, held, median } = columns;
  const width = to - from;
  const { lows, highs } = guessBounds(columns);
  const values = new Float64Array(rows);
  const belows = new Int32Array(width);
  /** Where the next value of a column goes in `held`. */
  const ends = Int32Array.from({ length: width }, (_, c) => c * rows);
  for (const matrix of matrices) {
    const bits = new Int32Array(matrix.buffer, matrix.byteOffset, matrix.length);
    const stripe = STRIPE_ROWS * lengthSamples;
    for (let start = 0; start < matrix.length; start += stripe) {
      const stop = Math.min(matrix.length, start + stripe);
      for (let c = 0; c < width; c++) {
        const low = lows[c]!;
        const high = highs[c]!;
        let end = ends[c]!;
        let below = belows[c]!;
        // Every value is written, and overwritten by the next one unless it is to stay: no branch that would be taken by chance.
        for (let i = start + from + c; i < stop; i += lengthSamples) {
          const order = orderOf(bits[i]!);
          held[end] = matrix[i]!;
          end += ~((order - low) | (high - order)) >>> 31;
          below += (order - low) >>> 31;
        }
        ends[c] = end;
        belows[c] = below;
      }
    }
  }
  for (let c = 0; c < width; c++) {
    const count = ends[c]! - c * rows;
    const isEven = rows % 2 === 0;
    const rank = (rows >> 1) - belows[c]!;
    if (rank - (isEven ? 1 : 0) < 0 || rank >= count) continue;
    values.set(held.subarray(c * rows, ends[c]));
    const upper = select(values, count, rank);
    median[from + c] = isEven ? (largestOf(values, rank) + upper) / 2 : upper;
  }
}

/** Between which orders (see `orderOf`) each column's median is guessed to lie, both included. */
function guessBounds({ matrices, lengthSamples, rows, from, to }: SomeColumns): {
  lows: Int32Array;
  highs: Int32Array;
} {
  const width = to - from;
  const sampled = new Float32Array(SAMPLE_ROWS * width);
  for (let i = 0; i < SAMPLE_ROWS; i++) {
    const [matrix, row] = rowAt(matrices, lengthSamples, Math.floor((i * rows) / SAMPLE_ROWS));
    const start = row * lengthSamples + from;
    sampled.set(matrix.subarray(start, start + width), i * width);
  }
  const value = new Float32Array(1);
  const bits = new Int32Array(value.buffer);
  const values = new Float64Array(SAMPLE_ROWS);
  const lows = new Int32Array(width);
  const highs = new Int32Array(width);
  for (let c = 0; c < width; c++) {
    for (let i = 0; i < SAMPLE_ROWS; i++) values[i] = sampled[i * width + c]!;
    value[0] = select(values, SAMPLE_ROWS, SAMPLE_ROWS / 2 - SAMPLE_MARGIN);
    lows[c] = orderOf(bits[0]!);
    value[0] = select(values, SAMPLE_ROWS, SAMPLE_ROWS / 2 + SAMPLE_MARGIN);
    highs[c] = orderOf(bits[0]!);
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

/** The bits of a float32 as a whole number that grows with it, halved so that differences fit into 32 bits. */
function orderOf(bits: number): number {
  return (bits ^ ((bits >> 31) & 0x7fffffff)) >> 1;
}
