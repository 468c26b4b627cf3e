import { rememberLast } from '../../base/remember';
import type { ColumnsToNarrow, NarrowedColumns } from '../types';
import { openSignalModule } from './signalModule';

/** Floats of the matrices that are copied into the module's memory at a time. */
const CHUNK_VALUES = 2 ** 16;
/** Values that there is room for at least, so that most records find the memory of the one before. */
const HELD_VALUES = 2 ** 20;
/** Columns, and rows, that are gone through together. */
const GROUP = 4;
const FLOAT_BYTES = Float32Array.BYTES_PER_ELEMENT;
/** Bits of a float that is above every bound. */
const ABOVE_ALL = 0x7fffffff;

/** `narrowColumns` for four columns at once in WebAssembly; undefined in a browser that has no SIMD. */
export function narrowFourColumns(columns: ColumnsToNarrow): NarrowedColumns | undefined {
  const { matrices, lengthSamples, rows, from, to, lows, highs } = columns;
  const width = to - from;
  const groups = Math.ceil(width / GROUP);
  const stride = rows + GROUP;
  const heldValues = Math.max(HELD_VALUES, groups * GROUP * stride);
  const memory = memoryFor(lengthSamples, heldValues);
  if (!memory) return undefined;
  const { narrow, chunk, chunkRows, bounds, counts, held } = memory;
  // Columns that only fill the last group hold nothing.
  for (let c = width; c < groups * GROUP; c++) bounds.set([ABOVE_ALL, ~ABOVE_ALL], 2 * c);
  for (let c = 0; c < width; c++) bounds.set([orderOf(lows, c), orderOf(highs, c)], 2 * c);
  counts.fill(0);
  for (const matrix of matrices) {
    const bits = new Int32Array(matrix.buffer, matrix.byteOffset, matrix.length);
    for (let start = 0; start < bits.length; start += chunkRows * lengthSamples) {
      const values = bits.subarray(start, start + chunkRows * lengthSamples);
      const filled = Math.ceil(values.length / lengthSamples / GROUP) * GROUP;
      chunk.set(values);
      chunk.fill(ABOVE_ALL, values.length, filled * lengthSamples);
      narrow({ from, rows: filled, columns: groups * GROUP, stride });
    }
  }
  const ofEach = (which: number) => Int32Array.from({ length: width }, (_, c) => counts[2 * c + which]!);
  return { held, stride, counts: ofEach(0), belows: ofEach(1) };
}

/** Kept from one call to the next. */
const memoryFor = rememberLast((lengthSamples: number, heldValues: number) => {
  const module = openSignalModule();
  if (!module) return undefined;
  const { narrowColumns } = module.functions;
  const chunkRows = Math.ceil(CHUNK_VALUES / lengthSamples / GROUP) * GROUP;
  const most = lengthSamples + GROUP;
  const packingAt = module.place(packing());
  // The last group of columns reads beyond the last row.
  const chunkAt = module.allocate((chunkRows * lengthSamples + GROUP) * FLOAT_BYTES);
  const boundsAt = module.allocate(2 * most * FLOAT_BYTES);
  const countsAt = module.allocate(2 * most * FLOAT_BYTES);
  const heldAt = module.allocate(heldValues * FLOAT_BYTES);
  return {
    narrow(part: { from: number; rows: number; columns: number; stride: number }): void {
      narrowColumns(
        chunkAt + part.from * FLOAT_BYTES,
        lengthSamples * FLOAT_BYTES,
        part.rows,
        part.columns,
        boundsAt,
        countsAt,
        heldAt,
        part.stride * FLOAT_BYTES,
        packingAt,
      );
    },
    chunk: module.integers(chunkAt, chunkRows * lengthSamples),
    chunkRows,
    bounds: module.integers(boundsAt, 2 * most),
    counts: module.integers(countsAt, 2 * most),
    held: module.floats(heldAt, heldValues),
  };
});

/** For each of 16 masks of lanes the bytes of the other lanes, from the first to the last. */
function packing(): Int32Array {
  const bytes = new Uint8Array(16 * 16);
  for (let mask = 0; mask < 16; mask++) {
    let end = 16 * mask;
    for (let lane = 0; lane < 4; lane++) {
      if (mask & (1 << lane)) continue;
      for (let byte = 0; byte < 4; byte++) bytes[end++] = 4 * lane + byte;
    }
  }
  return new Int32Array(bytes.buffer);
}

/** The bits of a float as an integer that grows with it. */
function orderOf(values: Float32Array, index: number): number {
  const bits = new Int32Array(values.buffer, values.byteOffset, values.length)[index]!;
  return bits ^ ((bits >> 31) & 0x7fffffff);
}
