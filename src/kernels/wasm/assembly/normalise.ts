import { multiplyAdd } from './multiplyAdd';

// Batch normalisation, see src/kernels/normaliseBatch.ts. x, y, dy, dx are rows × columns; values per column are arrays
// of `columns` numbers. Sums over rows use four accumulators: that is faster, and rounds less than one long sum.

// y = (x − mean) · scale / √(variance + epsilon) + offset, with the mean and the variance of each column of x itself.
// `scratch`: `columns` floats.
export function normaliseBatch(
  x: usize,
  scale: usize,
  offset: usize,
  y: usize,
  mean: usize,
  variance: usize,
  rows: i32,
  columns: i32,
  epsilon: f32,
  scratch: usize,
): void {
  columnMoments(x, rows, columns, mean, variance);
  for (let j: usize = 0; j < <usize>columns << 2; j += 4) {
    store<f32>(scratch + j, load<f32>(scale + j) / sqrt<f32>(load<f32>(variance + j) + epsilon));
  }
  scaleColumns(x, y, rows, columns, mean, scratch, offset);
}

// The gradients of x, scale and offset. With r = 1 / √(variance + epsilon), n rows and c = x − mean:
// dOffset = Σ dy, dScale = r Σ dy·c, dx = scale · r · (dy − dOffset / n − c · r · dScale / n). `scratch`: 3 · `columns` floats.
export function normaliseBatchGrad(
  x: usize,
  dy: usize,
  scale: usize,
  mean: usize,
  variance: usize,
  dx: usize,
  dScale: usize,
  dOffset: usize,
  rows: i32,
  columns: i32,
  epsilon: f32,
  scratch: usize,
): void {
  const bytes = <usize>columns << 2;
  const factor = scratch;
  const slope = scratch + bytes;
  const shift = scratch + 2 * bytes;
  columnProducts(x, dy, rows, columns, mean, dOffset, dScale);
  for (let j: usize = 0; j < bytes; j += 4) {
    const r: f32 = <f32>1 / sqrt<f32>(load<f32>(variance + j) + epsilon);
    const ofScale = r * load<f32>(dScale + j);
    const whole = r * load<f32>(scale + j);
    store<f32>(dScale + j, ofScale);
    store<f32>(factor + j, whole);
    store<f32>(slope + j, (-whole * r * ofScale) / <f32>rows);
    store<f32>(shift + j, (-whole * load<f32>(dOffset + j)) / <f32>rows);
  }
  scaleColumnsGrad(x, dy, dx, rows, columns, mean, factor, slope, shift);
}

// mean and population variance of each column of x
function columnMoments(x: usize, rows: i32, columns: i32, mean: usize, variance: usize): void {
  const stride = <usize>columns << 2;
  const part: f32 = <f32>1 / <f32>rows;
  let j = 0;
  for (; j <= columns - 4; j += 4) {
    const at = <usize>j << 2;
    const m = f32x4.mul(sumOfProducts(0, 0, x + at, rows, stride, f32x4.splat(0)), f32x4.splat(part));
    v128.store(mean + at, m);
    const sum = sumOfProducts(x + at, 1, x + at, rows, stride, m);
    v128.store(variance + at, f32x4.mul(sum, f32x4.splat(part)));
  }
  for (; j < columns; j++) {
    const at = <usize>j << 2;
    const m = sumOfProductsOne(0, 0, x + at, rows, stride, 0) * part;
    store<f32>(mean + at, m);
    store<f32>(variance + at, sumOfProductsOne(x + at, 1, x + at, rows, stride, m) * part);
  }
}

// plain = Σ dy and weighted = Σ dy · (x − mean) of each column
function columnProducts(
  x: usize,
  dy: usize,
  rows: i32,
  columns: i32,
  mean: usize,
  plain: usize,
  weighted: usize,
): void {
  const stride = <usize>columns << 2;
  let j = 0;
  for (; j <= columns - 4; j += 4) {
    const at = <usize>j << 2;
    v128.store(plain + at, sumOfProducts(0, 0, dy + at, rows, stride, f32x4.splat(0)));
    v128.store(weighted + at, sumOfProducts(dy + at, 2, x + at, rows, stride, v128.load(mean + at)));
  }
  for (; j < columns; j++) {
    const at = <usize>j << 2;
    store<f32>(plain + at, sumOfProductsOne(0, 0, dy + at, rows, stride, 0));
    store<f32>(weighted + at, sumOfProductsOne(dy + at, 2, x + at, rows, stride, load<f32>(mean + at)));
  }
}

// y = (x − mean) · scale + offset
function scaleColumns(
  x: usize,
  y: usize,
  rows: i32,
  columns: i32,
  mean: usize,
  scale: usize,
  offset: usize,
): void {
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j <= columns - 4; j += 4) {
      const at = <usize>j << 2;
      const centred = f32x4.sub(v128.load(x), v128.load(mean + at));
      v128.store(y, multiplyAdd(centred, v128.load(scale + at), v128.load(offset + at)));
      x += 16;
      y += 16;
    }
    for (; j < columns; j++) {
      const at = <usize>j << 2;
      store<f32>(y, (load<f32>(x) - load<f32>(mean + at)) * load<f32>(scale + at) + load<f32>(offset + at));
      x += 4;
      y += 4;
    }
  }
}

// dx = dy · scale + (x − mean) · slope + offset
function scaleColumnsGrad(
  x: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  columns: i32,
  mean: usize,
  scale: usize,
  slope: usize,
  offset: usize,
): void {
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j <= columns - 4; j += 4) {
      const at = <usize>j << 2;
      const centred = f32x4.sub(v128.load(x), v128.load(mean + at));
      const inner = multiplyAdd(centred, v128.load(slope + at), v128.load(offset + at));
      v128.store(dx, multiplyAdd(v128.load(dy), v128.load(scale + at), inner));
      x += 16;
      dy += 16;
      dx += 16;
    }
    for (; j < columns; j++) {
      const at = <usize>j << 2;
      const inner = (load<f32>(x) - load<f32>(mean + at)) * load<f32>(slope + at) + load<f32>(offset + at);
      store<f32>(dx, load<f32>(dy) * load<f32>(scale + at) + inner);
      x += 4;
      dy += 4;
      dx += 4;
    }
  }
}

// Four columns: kind 0: Σ b; 1: Σ (b − shift)²; 2: Σ a · (b − shift), over rows `stride` bytes apart.
// @ts-ignore: decorator
@inline
function sumOfProducts(a: usize, kind: i32, b: usize, rows: i32, stride: usize, shift: v128): v128 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let i = 0;
  for (; i <= rows - 4; i += 4) {
    s0 = added(s0, a, kind, b, shift);
    s1 = added(s1, a + stride, kind, b + stride, shift);
    s2 = added(s2, a + 2 * stride, kind, b + 2 * stride, shift);
    s3 = added(s3, a + 3 * stride, kind, b + 3 * stride, shift);
    a += 4 * stride;
    b += 4 * stride;
  }
  for (; i < rows; i++) {
    s0 = added(s0, a, kind, b, shift);
    a += stride;
    b += stride;
  }
  return f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
}

// @ts-ignore: decorator
@inline
function added(sum: v128, a: usize, kind: i32, b: usize, shift: v128): v128 {
  if (kind == 0) return f32x4.add(sum, v128.load(b));
  const centred = f32x4.sub(v128.load(b), shift);
  return multiplyAdd(kind == 1 ? centred : v128.load(a), centred, sum);
}

// The same for one column.
// @ts-ignore: decorator
@inline
function sumOfProductsOne(a: usize, kind: i32, b: usize, rows: i32, stride: usize, shift: f32): f32 {
  let sum: f64 = 0;
  for (let i = 0; i < rows; i++, a += stride, b += stride) {
    const value = load<f32>(b);
    if (kind == 0) sum += <f64>value;
    else sum += <f64>(kind == 1 ? value - shift : load<f32>(a)) * <f64>(value - shift);
  }
  return <f32>sum;
}
