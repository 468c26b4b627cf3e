import { quadrature } from './quadrature';

// Σ of the numbers from x on, in four sums side by side as `sumByFour` of `src/signal/quadrature.ts`.
function sumByFour(x: usize, count: i32, squares: bool): f64 {
  let sum0 = f64x2.splat(0);
  let sum1 = f64x2.splat(0);
  const end = x + (<usize>count << 3);
  for (const whole = x + (<usize>(count & ~3) << 3); x < whole; x += 32) {
    let a = v128.load(x);
    let b = v128.load(x, 16);
    if (squares) {
      a = f64x2.mul(a, a);
      b = f64x2.mul(b, b);
    }
    sum0 = f64x2.add(sum0, a);
    sum1 = f64x2.add(sum1, b);
  }
  const both = f64x2.add(sum0, sum1);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (; x < end; x += 8) {
    const value = load<f64>(x);
    sum += squares ? value * value : value;
  }
  return sum;
}

function greatest(x: usize, count: i32): f64 {
  let most = f64x2.splat(0);
  const end = x + (<usize>count << 3);
  for (const whole = x + (<usize>(count & ~1) << 3); x < whole; x += 16) most = f64x2.pmax(most, v128.load(x));
  if (x < end) most = f64x2.pmax(most, v128.load64_zero(x));
  const left = f64x2.extract_lane(most, 0);
  const right = f64x2.extract_lane(most, 1);
  return right > left ? right : left;
}

function countAbove(x: usize, count: i32, height: f64): i32 {
  const bar = f64x2.splat(height);
  let sums = i64x2.splat(0);
  const end = x + (<usize>count << 3);
  for (const whole = x + (<usize>(count & ~1) << 3); x < whole; x += 16) {
    sums = i64x2.sub(sums, f64x2.gt(v128.load(x), bar));
  }
  let sum = <i32>(i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1));
  if (x < end && load<f64>(x) > height) sum++;
  return sum;
}

// The peaks of an envelope and what is around them; see `findPeaks` of `src/signal/quadrature.ts`. `plan` holds as i32 the six
// distances of its `PeakSearch`, then the taps and the half length of the wide pair and where its two outputs go. Five numbers of each peak
// go to `out`.
export function findPeaks(x: usize, curve: usize, envelope: usize, from: i32, to: i32, plan: usize, out: usize): i32 {
  const apart = load<i32>(plan);
  const near = load<i32>(plan, 4);
  const side = load<i32>(plan, 8);
  const before = load<i32>(plan, 12);
  const after = load<i32>(plan, 16);
  const shape = load<i32>(plan, 20);
  const pair: usize = load<u32>(plan, 24);
  const half = load<i32>(plan, 28);
  const bends: usize = load<u32>(plan, 32);
  const magnitudes: usize = load<u32>(plan, 36);
  const around = 2 * near + 1;
  let found = 0;
  for (let p = from; p < to; ) {
    const place = envelope + (<usize>p << 3);
    const value = load<f64>(place);
    let j = 1;
    while (j <= apart && load<f64>(place + (<usize>j << 3)) <= value) j++;
    if (j > apart && value > 0) {
      let k = 1;
      while (k <= apart && load<f64>(place - (<usize>k << 3)) < value) k++;
      if (k > apart) {
        quadrature(x + (<usize>(p - near) << 3), pair, half, bends, magnitudes, around);
        store<f64>(out, <f64>p);
        store<f64>(out, greatest(magnitudes, around), 8);
        store<f64>(out, <f64>countAbove(place - (<usize>side << 3), 2 * side + 1, value / 2), 16);
        store<f64>(out, sumByFour(place - (<usize>(before - 1) << 3), before + after, false), 24);
        store<f64>(out, sumByFour(curve + (<usize>(p - shape) << 3), 2 * shape + 1, true), 32);
        out += 40;
        found++;
      }
    }
    p += j;
  }
  return found;
}
