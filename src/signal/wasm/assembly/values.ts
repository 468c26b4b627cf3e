import { storeValue, VALUE } from './lanes';

// Steps before, between and after the passes of a transform. `x`, `y` and `z` hold complex values of two transforms; tables hold plain
// numbers, which are the same for both.

// @ts-ignore: a decorator of AssemblyScript
@inline
function signIf(negative: bool): v128 {
  return i64x2.splat(negative ? i64.MIN_VALUE : 0);
}

// y ← conj(x). `x` and `y` may be the same.
export function conjugate(x: usize, y: usize, count: i32): void {
  for (const end = x + <usize>count * VALUE; x < end; x += VALUE, y += VALUE) {
    storeValue(y, v128.load(x), f64x2.neg(v128.load(x, 16)));
  }
}

// y ← conj(x)/2, one value.
export function halve(x: usize, y: usize): void {
  const half = f64x2.splat(0.5);
  storeValue(y, f64x2.mul(half, v128.load(x)), f64x2.neg(f64x2.mul(half, v128.load(x, 16))));
}

// z ← x + y, or x + conj(y); one value.
export function add(x: usize, y: usize, z: usize, conjugateY: bool): void {
  const im = v128.xor(v128.load(y, 16), signIf(conjugateY));
  storeValue(z, f64x2.add(v128.load(x), v128.load(y)), f64x2.add(v128.load(x, 16), im));
}

// y ← x·table, with x, the result or both conjugated where asked. `x` and `y` may be the same.
export function multiply(
  x: usize,
  table: usize,
  y: usize,
  count: i32,
  conjugateX: bool,
  conjugateY: bool,
): void {
  const before = signIf(conjugateX);
  const after = signIf(conjugateY);
  for (const end = x + <usize>count * VALUE; x < end; x += VALUE, y += VALUE, table += 16) {
    const wr = v128.load_splat<f64>(table);
    const wi = v128.load_splat<f64>(table, 8);
    const re = v128.load(x);
    const im = v128.xor(v128.load(x, 16), before);
    v128.store(y, f64x2.sub(f64x2.mul(re, wr), f64x2.mul(im, wi)));
    v128.store(y, v128.xor(f64x2.add(f64x2.mul(re, wi), f64x2.mul(im, wr)), after), 16);
  }
}

// y[i] ← x[at[i]]
export function gather(x: usize, at: usize, y: usize, count: i32): void {
  for (const end = at + (<usize>count << 2); at < end; at += 4, y += VALUE) {
    const from = x + <usize>load<u32>(at) * VALUE;
    storeValue(y, v128.load(from), v128.load(from, 16));
  }
}

// y[at[i]] ← conj(x[i])
export function scatter(x: usize, at: usize, y: usize, count: i32): void {
  for (const end = at + (<usize>count << 2); at < end; at += 4, x += VALUE) {
    const to = y + <usize>load<u32>(at) * VALUE;
    storeValue(to, v128.load(x), f64x2.neg(v128.load(x, 16)));
  }
}
