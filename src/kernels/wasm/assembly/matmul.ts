import { packAcross, packNeighbours, packPanels } from './matmulPack';
import { panelHeight, TILE_COLUMNS, TILE_ROWS, tile4, tile6 } from './matmulTile';

// The scheme of Goto and van de Geijn 2008 (doi 10.1145/1356052.1356053): for a block of k, the smaller operand is
// packed completely and stays in the second-level cache; the larger one is processed in small slices, each read once.

// Maximum k's per block.
const DEPTH: i32 = 320;
// Maximum floats of the resident operand.
const RESIDENT: i32 = 128 * 1024;
// Rows of A in a slice, a multiple of 4 and 6; columns of B in one, a multiple of 8: enough for runs of 256 bytes,
// without which a narrow A (16 beats) waits for memory.
const SLICE_ROWS: i32 = 12;
const SLICE_COLUMNS: i32 = 64;
// A tile at an edge of C, 6 × 8.
const EDGE_FLOATS: i32 = 48;

// @ts-ignore: decorator
@inline
function depthOf(k: i32): i32 {
  const stretches = (k + DEPTH - 1) / DEPTH;
  return (k + stretches - 1) / stretches;
}

// How many lanes of the resident operand are packed at a time.
// @ts-ignore: decorator
@inline
function residentLanes(lanes: i32, depth: i32): i32 {
  return min<i32>(lanes, max<i32>(24, (RESIDENT / depth / 24) * 24));
}

// @ts-ignore: decorator
@inline
function roundUp(count: i32, step: i32): i32 {
  return ((count + step - 1) / step) * step;
}

// Floats of scratch memory that `matMul` needs.
export function matMulScratch(m: i32, k: i32, n: i32): i32 {
  const depth = depthOf(max<i32>(k, 1));
  const rows = m <= n ? residentLanes(m, depth) + TILE_ROWS : SLICE_ROWS;
  const columns = m <= n ? SLICE_COLUMNS : residentLanes(n, depth) + TILE_COLUMNS;
  return EDGE_FLOATS + roundUp(depth * (rows + columns), 4);
}

// C (m × n) = A (m × k) · B (k × n), rows contiguous; A stored as k × m where `transposeA`, B as n × k where `transposeB`.
// The order of additions depends only on the sizes. `scratch`: a multiple of 16, `matMulScratch` floats.
export function matMul(
  a: usize,
  b: usize,
  c: usize,
  m: i32,
  k: i32,
  n: i32,
  transposeA: bool,
  transposeB: bool,
  scratch: usize,
): void {
  if (k == 0) {
    memory.fill(c, 0, <usize>m * <usize>n * 4);
    return;
  }
  const depth = depthOf(k);
  const packedA = scratch + EDGE_FLOATS * 4;
  const rowsAtOnce = m <= n ? residentLanes(m, depth) : SLICE_ROWS;
  const columnsAtOnce = m <= n ? SLICE_COLUMNS : residentLanes(n, depth);
  const rowsPacked = m <= n ? rowsAtOnce + TILE_ROWS : SLICE_ROWS;
  const packedB = packedA + (<usize>roundUp(depth * rowsPacked, 4) << 2);
  for (let k0 = 0; k0 < k; k0 += depth) {
    const kHere = min<i32>(depth, k - k0);
    const add = k0 > 0;
    if (m <= n) {
      for (let m0 = 0; m0 < m; m0 += rowsAtOnce) {
        const rows = min<i32>(rowsAtOnce, m - m0);
        packA(a, m, k, transposeA, m0, rows, k0, kHere, packedA);
        for (let n0 = 0; n0 < n; n0 += columnsAtOnce) {
          const columns = min<i32>(columnsAtOnce, n - n0);
          packB(b, k, n, transposeB, n0, columns, k0, kHere, packedB);
          tiles(packedA, packedB, kHere, c + (<usize>(m0 * n + n0) << 2), n, rows, columns, add, scratch);
        }
      }
    } else {
      for (let n0 = 0; n0 < n; n0 += columnsAtOnce) {
        const columns = min<i32>(columnsAtOnce, n - n0);
        packB(b, k, n, transposeB, n0, columns, k0, kHere, packedB);
        for (let m0 = 0; m0 < m; m0 += rowsAtOnce) {
          const rows = min<i32>(rowsAtOnce, m - m0);
          packA(a, m, k, transposeA, m0, rows, k0, kHere, packedA);
          tiles(packedA, packedB, kHere, c + (<usize>(m0 * n + n0) << 2), n, rows, columns, add, scratch);
        }
      }
    }
  }
}

function packA(
  a: usize,
  m: i32,
  k: i32,
  transposed: bool,
  m0: i32,
  rows: i32,
  k0: i32,
  depth: i32,
  to: usize,
): void {
  let height = 0;
  for (let i = 0; i < rows; i += height) {
    height = panelHeight(rows - i);
    const lanes = min<i32>(height, rows - i);
    if (transposed) packNeighbours(a + (<usize>(k0 * m + m0 + i) << 2), <usize>m << 2, lanes, depth, height, to);
    else packAcross(a + (<usize>((m0 + i) * k + k0) << 2), <usize>k << 2, lanes, depth, height, to);
    to += <usize>(height * depth) << 2;
  }
}

function packB(
  b: usize,
  k: i32,
  n: i32,
  transposed: bool,
  n0: i32,
  columns: i32,
  k0: i32,
  depth: i32,
  to: usize,
): void {
  let j = 0;
  if (!transposed) {
    const panels = columns / TILE_COLUMNS;
    packPanels(b + (<usize>(k0 * n + n0) << 2), <usize>n << 2, panels, depth, to);
    j = panels * TILE_COLUMNS;
    to += <usize>(j * depth) << 2;
  }
  for (; j < columns; j += TILE_COLUMNS) {
    const lanes = min<i32>(TILE_COLUMNS, columns - j);
    if (transposed) packAcross(b + (<usize>((n0 + j) * k + k0) << 2), <usize>k << 2, lanes, depth, 8, to);
    else packNeighbours(b + (<usize>(k0 * n + n0 + j) << 2), <usize>n << 2, lanes, depth, 8, to);
    to += <usize>(TILE_COLUMNS * depth) << 2;
  }
}

// `rows` × `columns` of C from packed A and B.
function tiles(
  packedA: usize,
  packedB: usize,
  depth: i32,
  c: usize,
  n: i32,
  rows: i32,
  columns: i32,
  add: bool,
  edge: usize,
): void {
  const stride = <usize>n << 2;
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    const panelB = packedB + (<usize>(j * depth) << 2);
    let panelA = packedA;
    let height = 0;
    for (let i = 0; i < rows; i += height) {
      height = panelHeight(rows - i);
      const place = c + stride * <usize>i + (<usize>j << 2);
      const inside = rows - i >= height && columns - j >= TILE_COLUMNS;
      const target = inside ? place : edge;
      const targetStride = inside ? stride : TILE_COLUMNS * 4;
      if (height == 6) tile6(panelA, panelB, depth, target, targetStride, inside && add);
      else tile4(panelA, panelB, depth, target, targetStride, inside && add);
      if (!inside) {
        putEdge(edge, place, stride, min<i32>(height, rows - i), min<i32>(TILE_COLUMNS, columns - j), add);
      }
      panelA += <usize>(height * depth) << 2;
    }
  }
}

function putEdge(edge: usize, c: usize, stride: usize, rows: i32, columns: i32, add: bool): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = load<f32>(edge + (<usize>(i * TILE_COLUMNS + j) << 2));
      const place = c + stride * <usize>i + (<usize>j << 2);
      store<f32>(place, add ? load<f32>(place) + value : value);
    }
  }
}
