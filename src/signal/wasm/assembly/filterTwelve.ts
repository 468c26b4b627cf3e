// The filters of twelve taps of `src/signal/filterBank.ts`, with the same products added in the same order.

// @ts-ignore: a decorator of AssemblyScript
@inline
function even(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 0, 2);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
function odd(a: v128, b: v128): v128 {
  return v128.shuffle<f64>(a, b, 1, 3);
}

// a·u + b·v
// @ts-ignore: a decorator of AssemblyScript
@inline
function products(a: v128, u: v128, b: v128, v: v128): v128 {
  return f64x2.add(f64x2.mul(a, u), f64x2.mul(b, v));
}

// y[i] ← Σ taps[k]·x[2i + k]. Two outputs at a time, in the lanes; each pair of samples is read once and added to the three
// pairs of outputs it contributes to, of which `first` lacks the last four taps and `second` the last eight.
export function analyseTwelve(x: usize, taps: usize, y: usize, count: i32): void {
  const t0 = v128.load_splat<f64>(taps);
  const t1 = v128.load_splat<f64>(taps, 8);
  const t2 = v128.load_splat<f64>(taps, 16);
  const t3 = v128.load_splat<f64>(taps, 24);
  const t4 = v128.load_splat<f64>(taps, 32);
  const t5 = v128.load_splat<f64>(taps, 40);
  const t6 = v128.load_splat<f64>(taps, 48);
  const t7 = v128.load_splat<f64>(taps, 56);
  const t8 = v128.load_splat<f64>(taps, 64);
  const t9 = v128.load_splat<f64>(taps, 72);
  const t10 = v128.load_splat<f64>(taps, 80);
  const t11 = v128.load_splat<f64>(taps, 88);
  const whole = count & ~1;
  if (whole > 0) {
    let a = v128.load(x);
    let b = v128.load(x, 16);
    let c = v128.load(x, 32);
    let first = f64x2.add(
      products(t0, even(a, b), t1, odd(a, b)),
      products(t2, even(b, c), t3, odd(b, c)),
    );
    a = c;
    b = v128.load(x, 48);
    c = v128.load(x, 64);
    first = f64x2.add(first, products(t4, even(a, b), t5, odd(a, b)));
    first = f64x2.add(first, products(t6, even(b, c), t7, odd(b, c)));
    let second = f64x2.add(
      products(t0, even(a, b), t1, odd(a, b)),
      products(t2, even(b, c), t3, odd(b, c)),
    );
    for (const end = y + (<usize>whole << 3); y < end; y += 16, x += 32) {
      a = c;
      b = v128.load(x, 80);
      c = v128.load(x, 96);
      const e0 = even(a, b);
      const o0 = odd(a, b);
      const e1 = even(b, c);
      const o1 = odd(b, c);
      v128.store(y, f64x2.add(f64x2.add(first, products(t8, e0, t9, o0)), products(t10, e1, t11, o1)));
      first = f64x2.add(f64x2.add(second, products(t4, e0, t5, o0)), products(t6, e1, t7, o1));
      second = f64x2.add(products(t0, e0, t1, o0), products(t2, e1, t3, o1));
    }
  }
  if (whole < count) {
    let sum = load<f64>(taps) * load<f64>(x) + load<f64>(taps, 8) * load<f64>(x, 8);
    for (let k: usize = 16; k < 96; k += 16) {
      sum += load<f64>(taps + k) * load<f64>(x + k) + load<f64>(taps + k, 8) * load<f64>(x + k, 8);
    }
    store<f64>(y, sum);
  }
}

// y[2i] and y[2i + 1] ← Σ phases[j]·c[i + j]; `phases` holds the taps of the even and of the odd outputs in turn.
export function synthesiseTwelve(c: usize, phases: usize, y: usize, pairs: i32): void {
  const t0 = v128.load(phases);
  const t1 = v128.load(phases, 16);
  const t2 = v128.load(phases, 32);
  const t3 = v128.load(phases, 48);
  const t4 = v128.load(phases, 64);
  const t5 = v128.load(phases, 80);
  let c0 = v128.load_splat<f64>(c);
  let c1 = v128.load_splat<f64>(c, 8);
  let c2 = v128.load_splat<f64>(c, 16);
  let c3 = v128.load_splat<f64>(c, 24);
  let c4 = v128.load_splat<f64>(c, 32);
  for (const end = y + (<usize>pairs << 4); y < end; y += 16, c += 8) {
    const c5 = v128.load_splat<f64>(c, 40);
    const early = f64x2.add(products(t0, c0, t1, c1), f64x2.mul(t2, c2));
    const late = f64x2.add(products(t3, c3, t4, c4), f64x2.mul(t5, c5));
    v128.store(y, f64x2.add(early, late));
    c0 = c1;
    c1 = c2;
    c2 = c3;
    c3 = c4;
    c4 = c5;
  }
}

// y ← x, from float32 to float64.
export function promote(x: usize, y: usize, count: i32): void {
  for (const end = x + (<usize>(count & ~1) << 2); x < end; x += 8, y += 16) {
    v128.store(y, f64x2.promote_low_f32x4(v128.load64_zero(x)));
  }
  if (count & 1) store<f64>(y, load<f32>(x));
}

// y ← x, from float64 to float32.
export function demote(x: usize, y: usize, count: i32): void {
  for (const end = y + (<usize>(count & ~1) << 2); y < end; x += 16, y += 8) {
    v128.store64_lane(y, f32x4.demote_f64x2_zero(v128.load(x)), 0);
  }
  if (count & 1) store<f32>(y, <f32>load<f64>(x));
}

// y ← y − x, computed in float64; y is float32.
export function subtract(x: usize, y: usize, count: i32): void {
  for (const end = y + (<usize>(count & ~1) << 2); y < end; x += 16, y += 8) {
    const difference = f64x2.sub(f64x2.promote_low_f32x4(v128.load64_zero(y)), v128.load(x));
    v128.store64_lane(y, f32x4.demote_f64x2_zero(difference), 0);
  }
  if (count & 1) store<f32>(y, <f32>(<f64>load<f32>(y) - load<f64>(x)));
}
