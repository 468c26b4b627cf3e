import type { ColumnsToNarrow, NarrowedColumns } from './types';
import { narrowFourColumns } from './wasm/narrowFourColumns';

/** Rows that are gone through column by column while they are in the first-level cache. */
const STRIPE_ROWS = 16;

/**
 * Picks the values between two bounds out of every column, and counts those below. For values that are numbers; of a zero, or of a value
 * next to a bound, it depends on the browser whether it is held, but then the counts agree with it.
 */
export function narrowColumns(columns: ColumnsToNarrow): NarrowedColumns {
  return narrowFourColumns(columns) ?? narrowPlainly(columns);
}

function narrowPlainly({
  matrices,
  lengthSamples,
  rows,
  from,
  to,
  lows,
  highs,
}: ColumnsToNarrow): NarrowedColumns {
  const width = to - from;
  const held = new Float32Array(rows * width);
  const [lowOrders, highOrders] = [lows, highs].map((bounds) =>
    new Int32Array(bounds.buffer, bounds.byteOffset, width).map(orderOf),
  ) as [Int32Array, Int32Array];
  const belows = new Int32Array(width);
  /** Where the next value of a column goes in `held`. */
  const ends = Int32Array.from({ length: width }, (_, c) => c * rows);
  for (const matrix of matrices) {
    const bits = new Int32Array(matrix.buffer, matrix.byteOffset, matrix.length);
    const stripe = STRIPE_ROWS * lengthSamples;
    for (let start = 0; start < matrix.length; start += stripe) {
      const stop = Math.min(matrix.length, start + stripe);
      for (let c = 0; c < width; c++) {
        const low = lowOrders[c]!;
        const high = highOrders[c]!;
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
  return { held, stride: rows, counts: ends.map((end, c) => end - c * rows), belows };
}

/** The bits of a float32 as a whole number that grows with it, halved so that differences fit into 32 bits. */
function orderOf(bits: number): number {
  return (bits ^ ((bits >> 31) & 0x7fffffff)) >> 1;
}
