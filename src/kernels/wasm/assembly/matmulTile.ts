import { multiplyAdd } from './multiplyAdd';

// Columns of a tile: two vectors.
export const TILE_COLUMNS: i32 = 8;
// Rows of the taller tile. With fused multiply-add, 6 × 2 vectors of sums, two of B and one of A fill 15 registers;
// without it, a separate product needs one more register, so there are only four rows.
export const TILE_ROWS: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 4;

// Height of the panel of A that starts `rest` rows before the end, chosen so that no short one is left.
// @ts-ignore: decorator
@inline
export function panelHeight(rest: i32): i32 {
  if (ASC_FEATURE_RELAXED_SIMD) return rest > 8 || rest == 6 || rest == 5 ? 6 : 4;
  return 4;
}

// @ts-ignore: decorator
@inline
function put(c: usize, low: v128, high: v128, add: bool): void {
  v128.store(c, add ? f32x4.add(v128.load(c), low) : low);
  v128.store(c, add ? f32x4.add(v128.load(c, 16), high) : high, 16);
}

// C (4 × 8, rows `stride` bytes apart) = or += A · B, from panels: A as k × 4, B as k × 8 floats.
export function tile4(a: usize, b: usize, k: i32, c: usize, stride: usize, add: bool): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  const end = b + (<usize>k << 5);
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = multiplyAdd(a0, b0, c00);
    c01 = multiplyAdd(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = multiplyAdd(a1, b0, c10);
    c11 = multiplyAdd(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = multiplyAdd(a2, b0, c20);
    c21 = multiplyAdd(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = multiplyAdd(a3, b0, c30);
    c31 = multiplyAdd(a3, b1, c31);
    a += 16;
    b += 32;
  }
  put(c, c00, c01, add);
  put(c + stride, c10, c11, add);
  put(c + stride * 2, c20, c21, add);
  put(c + stride * 3, c30, c31, add);
}

// C (6 × 8, rows `stride` bytes apart) = or += A · B, from panels: A as k × 6, B as k × 8 floats.
export function tile6(a: usize, b: usize, k: i32, c: usize, stride: usize, add: bool): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  let c40 = c00;
  let c41 = c00;
  let c50 = c00;
  let c51 = c00;
  const end = b + (<usize>k << 5);
  while (b < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = multiplyAdd(a0, b0, c00);
    c01 = multiplyAdd(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = multiplyAdd(a1, b0, c10);
    c11 = multiplyAdd(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = multiplyAdd(a2, b0, c20);
    c21 = multiplyAdd(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = multiplyAdd(a3, b0, c30);
    c31 = multiplyAdd(a3, b1, c31);
    const a4 = v128.load32_splat(a, 16);
    c40 = multiplyAdd(a4, b0, c40);
    c41 = multiplyAdd(a4, b1, c41);
    const a5 = v128.load32_splat(a, 20);
    c50 = multiplyAdd(a5, b0, c50);
    c51 = multiplyAdd(a5, b1, c51);
    a += 24;
    b += 32;
  }
  put(c, c00, c01, add);
  put(c + stride, c10, c11, add);
  put(c + stride * 2, c20, c21, add);
  put(c + stride * 3, c30, c31, add);
  put(c + stride * 4, c40, c41, add);
  put(c + stride * 5, c50, c51, add);
}
