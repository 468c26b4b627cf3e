// Picks out of each column of a matrix what lies between two bounds; see `src/signal/narrowColumns.ts`. Columns and rows are multiples
// of four. `x` is the first value of a matrix whose rows are `rowBytes` apart. For each column `bounds` holds two and `counts` holds two
// i32: the lowest and the highest order to keep; how many values were kept and how many lie below. Kept values go to `held`, columns
// `heldBytes` apart, with room for three more. `packing` holds for each of 16 masks the bytes of the lanes that are not in it.
export function narrowColumns(
  x: usize,
  rowBytes: usize,
  rows: i32,
  columns: i32,
  bounds: usize,
  counts: usize,
  held: usize,
  heldBytes: usize,
  packing: usize,
): void {
  for (let c = 0; c < columns; c += 4, x += 16, bounds += 32, counts += 32) {
    const low0 = v128.load_splat<i32>(bounds);
    const high0 = v128.load_splat<i32>(bounds, 4);
    const low1 = v128.load_splat<i32>(bounds, 8);
    const high1 = v128.load_splat<i32>(bounds, 12);
    const low2 = v128.load_splat<i32>(bounds, 16);
    const high2 = v128.load_splat<i32>(bounds, 20);
    const low3 = v128.load_splat<i32>(bounds, 24);
    const high3 = v128.load_splat<i32>(bounds, 28);
    let below0 = i32x4.splat(0);
    let below1 = below0;
    let below2 = below0;
    let below3 = below0;
    const held0 = held;
    const held1 = held0 + heldBytes;
    const held2 = held1 + heldBytes;
    const held3 = held2 + heldBytes;
    held = held3 + heldBytes;
    let to0 = held0 + (<usize>load<u32>(counts) << 2);
    let to1 = held1 + (<usize>load<u32>(counts, 8) << 2);
    let to2 = held2 + (<usize>load<u32>(counts, 16) << 2);
    let to3 = held3 + (<usize>load<u32>(counts, 24) << 2);
    let from = x;
    for (let row = 0; row < rows; row += 4) {
      const r0 = v128.load(from);
      const r1 = v128.load(from + rowBytes);
      const r2 = v128.load(from + 2 * rowBytes);
      const r3 = v128.load(from + 3 * rowBytes);
      from += 4 * rowBytes;
      const early = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
      const earlyHigh = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
      const late = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
      const lateHigh = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
      const c0 = v128.shuffle<i64>(early, late, 0, 2);
      const c1 = v128.shuffle<i64>(early, late, 1, 3);
      const c2 = v128.shuffle<i64>(earlyHigh, lateHigh, 0, 2);
      const c3 = v128.shuffle<i64>(earlyHigh, lateHigh, 1, 3);
      const o0 = orders(c0);
      const o1 = orders(c1);
      const o2 = orders(c2);
      const o3 = orders(c3);
      const b0 = i32x4.lt_s(o0, low0);
      const b1 = i32x4.lt_s(o1, low1);
      const b2 = i32x4.lt_s(o2, low2);
      const b3 = i32x4.lt_s(o3, low3);
      below0 = i32x4.sub(below0, b0);
      below1 = i32x4.sub(below1, b1);
      below2 = i32x4.sub(below2, b2);
      below3 = i32x4.sub(below3, b3);
      to0 = keep(c0, v128.or(b0, i32x4.gt_s(o0, high0)), to0, packing);
      to1 = keep(c1, v128.or(b1, i32x4.gt_s(o1, high1)), to1, packing);
      to2 = keep(c2, v128.or(b2, i32x4.gt_s(o2, high2)), to2, packing);
      to3 = keep(c3, v128.or(b3, i32x4.gt_s(o3, high3)), to3, packing);
    }
    count(counts, to0 - held0, below0);
    count(counts + 8, to1 - held1, below1);
    count(counts + 16, to2 - held2, below2);
    count(counts + 24, to3 - held3, below3);
  }
}

// The bits of floats as integers that grow with them.
// @ts-ignore: a decorator of AssemblyScript
@inline
function orders(values: v128): v128 {
  return v128.xor(values, i32x4.shr_u(i32x4.shr_s(values, 31), 1));
}

// Stores the values that are not in `without`, packed, and what comes after them will be overwritten by the next.
// @ts-ignore: a decorator of AssemblyScript
@inline
function keep(values: v128, without: v128, to: usize, packing: usize): usize {
  const mask = i32x4.bitmask(without);
  v128.store(to, v128.swizzle(values, v128.load(packing + (<usize>mask << 4))));
  return to + 16 - (<usize>popcnt(mask) << 2);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function count(counts: usize, keptBytes: usize, below: v128): void {
  store<u32>(counts, <u32>(keptBytes >> 2));
  const sum =
    i32x4.extract_lane(below, 0) +
    i32x4.extract_lane(below, 1) +
    i32x4.extract_lane(below, 2) +
    i32x4.extract_lane(below, 3);
  store<i32>(counts, load<i32>(counts, 4) + sum, 4);
}
