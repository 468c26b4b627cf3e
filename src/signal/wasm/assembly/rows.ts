import { storeValue, VALUE } from './lanes';

// Four float32 rows, one after the other, as complex values of two transforms: rows 0 and 1 are real and imaginary part of the first,
// rows 2 and 3 of the second.

// y ← the four rows at x.
export function packWindows(x: usize, y: usize, samples: i32): void {
  const row = <usize>samples << 2;
  const x1 = x + row;
  const x2 = x1 + row;
  const x3 = x2 + row;
  let k: usize = 0;
  for (const end = row & ~7; k < end; k += 8, y += 2 * VALUE) {
    const a = f64x2.promote_low_f32x4(v128.load64_zero(x + k));
    const b = f64x2.promote_low_f32x4(v128.load64_zero(x1 + k));
    const c = f64x2.promote_low_f32x4(v128.load64_zero(x2 + k));
    const d = f64x2.promote_low_f32x4(v128.load64_zero(x3 + k));
    storeValue(y, v128.shuffle<f64>(a, c, 0, 2), v128.shuffle<f64>(b, d, 0, 2));
    storeValue(y + VALUE, v128.shuffle<f64>(a, c, 1, 3), v128.shuffle<f64>(b, d, 1, 3));
  }
  if (k < row) {
    store<f64>(y, load<f32>(x + k));
    store<f64>(y, load<f32>(x2 + k), 8);
    store<f64>(y, load<f32>(x1 + k), 16);
    store<f64>(y, load<f32>(x3 + k), 24);
  }
}

// The four rows at y ← scale · conj(x).
export function unpackRows(x: usize, y: usize, samples: i32, scale: f64): void {
  const row = <usize>samples << 2;
  const re = f64x2.splat(scale);
  const im = f64x2.splat(-scale);
  for (const end = y + row; y < end; y += 4, x += VALUE) {
    const even = f32x4.demote_f64x2_zero(f64x2.mul(re, v128.load(x)));
    const odd = f32x4.demote_f64x2_zero(f64x2.mul(im, v128.load(x, 16)));
    v128.store_lane<f32>(y, even, 0);
    v128.store_lane<f32>(y + row, odd, 0);
    v128.store_lane<f32>(y + 2 * row, even, 1);
    v128.store_lane<f32>(y + 3 * row, odd, 1);
  }
}
