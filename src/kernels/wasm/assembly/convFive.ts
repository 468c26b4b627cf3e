import { multiplyAdd } from './multiplyAdd';

// Five positions × eight channels: ten sums, two vectors of the filter and one number of the image fit in the fifteen
// registers that compilers use. Other arguments as in correlateRow.
// @ts-ignore: a decorator of AssemblyScript
@inline
export function fiveByEight(
  image: usize,
  imageRowBytes: usize,
  step: usize,
  filter: usize,
  filterHeight: i32,
  taps: i32,
  bias: usize,
  output: usize,
  outputStep: usize,
  floor: f32,
): void {
  let a0 = v128.load(bias);
  let b0 = v128.load(bias, 16);
  let a1 = a0, a2 = a0, a3 = a0, a4 = a0;
  let b1 = b0, b2 = b0, b3 = b0, b4 = b0;
  for (let row = 0; row < filterHeight; row++) {
    let p0 = image;
    let p1 = p0 + step;
    let p2 = p1 + step;
    let p3 = p2 + step;
    let p4 = p3 + step;
    const end = p0 + (<usize>(taps & ~1) << 2);
    while (p0 < end) {
      let v = v128.load(filter);
      let w = v128.load(filter, 16);
      let x = v128.load32_splat(p0);
      a0 = multiplyAdd(x, v, a0);
      b0 = multiplyAdd(x, w, b0);
      x = v128.load32_splat(p1);
      a1 = multiplyAdd(x, v, a1);
      b1 = multiplyAdd(x, w, b1);
      x = v128.load32_splat(p2);
      a2 = multiplyAdd(x, v, a2);
      b2 = multiplyAdd(x, w, b2);
      x = v128.load32_splat(p3);
      a3 = multiplyAdd(x, v, a3);
      b3 = multiplyAdd(x, w, b3);
      x = v128.load32_splat(p4);
      a4 = multiplyAdd(x, v, a4);
      b4 = multiplyAdd(x, w, b4);
      v = v128.load(filter, 32);
      w = v128.load(filter, 48);
      x = v128.load32_splat(p0, 4);
      a0 = multiplyAdd(x, v, a0);
      b0 = multiplyAdd(x, w, b0);
      x = v128.load32_splat(p1, 4);
      a1 = multiplyAdd(x, v, a1);
      b1 = multiplyAdd(x, w, b1);
      x = v128.load32_splat(p2, 4);
      a2 = multiplyAdd(x, v, a2);
      b2 = multiplyAdd(x, w, b2);
      x = v128.load32_splat(p3, 4);
      a3 = multiplyAdd(x, v, a3);
      b3 = multiplyAdd(x, w, b3);
      x = v128.load32_splat(p4, 4);
      a4 = multiplyAdd(x, v, a4);
      b4 = multiplyAdd(x, w, b4);
      p0 += 8;
      p1 += 8;
      p2 += 8;
      p3 += 8;
      p4 += 8;
      filter += 64;
    }
    if (taps & 1) {
      const v = v128.load(filter);
      const w = v128.load(filter, 16);
      let x = v128.load32_splat(p0);
      a0 = multiplyAdd(x, v, a0);
      b0 = multiplyAdd(x, w, b0);
      x = v128.load32_splat(p1);
      a1 = multiplyAdd(x, v, a1);
      b1 = multiplyAdd(x, w, b1);
      x = v128.load32_splat(p2);
      a2 = multiplyAdd(x, v, a2);
      b2 = multiplyAdd(x, w, b2);
      x = v128.load32_splat(p3);
      a3 = multiplyAdd(x, v, a3);
      b3 = multiplyAdd(x, w, b3);
      x = v128.load32_splat(p4);
      a4 = multiplyAdd(x, v, a4);
      b4 = multiplyAdd(x, w, b4);
      filter += 32;
    }
    image += imageRowBytes;
  }
  storePair(output, a0, b0, floor);
  storePair(output + outputStep, a1, b1, floor);
  storePair(output + 2 * outputStep, a2, b2, floor);
  storePair(output + 3 * outputStep, a3, b3, floor);
  storePair(output + 4 * outputStep, a4, b4, floor);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function storePair(at: usize, a: v128, b: v128, floor: f32): void {
  // pmax keeps a NaN in the sum, and is one instruction.
  v128.store(at, f32x4.pmax(a, f32x4.splat(floor)));
  v128.store(at, f32x4.pmax(b, f32x4.splat(floor)), 16);
}
