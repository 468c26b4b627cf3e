import { multiplyAdd } from './multiplyAdd';

// Gradients and first moments below this count as 0, second moments below its square: a weight that no longer gets a
// gradient (its unit is dead) would keep a moment that shrinks into the subnormal numbers and stays there, and each
// operation on a subnormal takes a hundred times as long. The lost update, 1e-18 · rate / 1e-7, is too small to change
// any weight.
const SMALLEST: f32 = 8.673617379884035e-19; // 2^-60
const SMALLEST_SQUARE: f32 = 7.52316384526264e-37;

// x, or 0 where |x| < smallest; NaN stays NaN.
// @ts-ignore: decorator
@inline
function flushed(x: v128, smallest: f32): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(smallest)));
}

// @ts-ignore: decorator
@inline
function flushedOne(x: f32, smallest: f32): f32 {
  return abs<f32>(x) < smallest ? 0 : x;
}

// One step of Adam over `count` weights, see src/kernels/adamStep.ts. Outputs may be their inputs.
export function adamStep(
  weight: usize,
  first: usize,
  second: usize,
  gradient: usize,
  newWeight: usize,
  newFirst: usize,
  newSecond: usize,
  count: i32,
  beta1: f32,
  beta2: f32,
  rate: f32,
  floor: f32,
  decay: f32,
): void {
  let at: usize = 0;
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (; at < whole; at += 16) {
    const w = v128.load(weight + at);
    const g = flushed(multiplyAdd(w, f32x4.splat(decay), v128.load(gradient + at)), SMALLEST);
    const m = flushed(multiplyAdd(v128.load(first + at), f32x4.splat(beta1), g), SMALLEST);
    const sum = multiplyAdd(v128.load(second + at), f32x4.splat(beta2), f32x4.mul(g, g));
    const v = flushed(sum, SMALLEST_SQUARE);
    const step = f32x4.div(m, f32x4.add(f32x4.sqrt(v), f32x4.splat(floor)));
    v128.store(newFirst + at, m);
    v128.store(newSecond + at, v);
    v128.store(newWeight + at, f32x4.sub(w, f32x4.mul(step, f32x4.splat(rate))));
  }
  for (; at < bytes; at += 4) {
    const w = load<f32>(weight + at);
    const g = flushedOne(load<f32>(gradient + at) + decay * w, SMALLEST);
    const m = flushedOne(load<f32>(first + at) * beta1 + g, SMALLEST);
    const v = flushedOne(load<f32>(second + at) * beta2 + g * g, SMALLEST_SQUARE);
    store<f32>(newFirst + at, m);
    store<f32>(newSecond + at, v);
    store<f32>(newWeight + at, w - rate * (m / (sqrt<f32>(v) + floor)));
  }
}

// One step of RMSprop over `count` weights, see src/kernels/rmspropStep.ts. Outputs may be their inputs.
export function rmspropStep(
  weight: usize,
  second: usize,
  gradient: usize,
  newWeight: usize,
  newSecond: usize,
  count: i32,
  rho: f32,
  rate: f32,
  floor: f32,
  decay: f32,
): void {
  let at: usize = 0;
  const bytes = <usize>count << 2;
  const whole = bytes & ~15;
  for (; at < whole; at += 16) {
    const w = v128.load(weight + at);
    const g = flushed(multiplyAdd(w, f32x4.splat(decay), v128.load(gradient + at)), SMALLEST);
    const sum = multiplyAdd(v128.load(second + at), f32x4.splat(rho), f32x4.mul(g, g));
    const v = flushed(sum, SMALLEST_SQUARE);
    const step = f32x4.div(g, f32x4.sqrt(f32x4.add(v, f32x4.splat(floor))));
    v128.store(newSecond + at, v);
    v128.store(newWeight + at, f32x4.sub(w, f32x4.mul(step, f32x4.splat(rate))));
  }
  for (; at < bytes; at += 4) {
    const w = load<f32>(weight + at);
    const g = flushedOne(load<f32>(gradient + at) + decay * w, SMALLEST);
    const v = flushedOne(load<f32>(second + at) * rho + g * g, SMALLEST_SQUARE);
    store<f32>(newSecond + at, v);
    store<f32>(newWeight + at, w - rate * (g / sqrt<f32>(v + floor)));
  }
}
