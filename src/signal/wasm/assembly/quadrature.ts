// The pair of filters of `src/signal/quadrature.ts`, four outputs at a time in two registers each, with the same products added in
// the same order. `pair` holds the taps 0 … half of the odd filter, then those of the even one. Reads and writes up to three
// beyond `count`.
export function quadrature(x: usize, pair: usize, half: i32, bends: usize, magnitudes: usize, count: i32): void {
  const even = pair + (<usize>(half + 1) << 3);
  const centre = v128.load_splat<f64>(even);
  for (const end = bends + (<usize>count << 3); bends < end; bends += 32, magnitudes += 32, x += 32) {
    let slope0 = f64x2.splat(0);
    let slope1 = f64x2.splat(0);
    let bend0 = f64x2.mul(centre, v128.load(x));
    let bend1 = f64x2.mul(centre, v128.load(x, 16));
    for (let j: usize = 8, last = <usize>half << 3; j <= last; j += 8) {
      const right0 = v128.load(x + j);
      const right1 = v128.load(x + j, 16);
      const left0 = v128.load(x - j);
      const left1 = v128.load(x - j, 16);
      const odd = v128.load_splat<f64>(pair + j);
      const tap = v128.load_splat<f64>(even + j);
      slope0 = f64x2.add(slope0, f64x2.mul(odd, f64x2.sub(right0, left0)));
      slope1 = f64x2.add(slope1, f64x2.mul(odd, f64x2.sub(right1, left1)));
      bend0 = f64x2.add(bend0, f64x2.mul(tap, f64x2.add(right0, left0)));
      bend1 = f64x2.add(bend1, f64x2.mul(tap, f64x2.add(right1, left1)));
    }
    v128.store(bends, bend0);
    v128.store(bends, bend1, 16);
    v128.store(magnitudes, f64x2.sqrt(f64x2.add(f64x2.mul(slope0, slope0), f64x2.mul(bend0, bend0))));
    v128.store(magnitudes, f64x2.sqrt(f64x2.add(f64x2.mul(slope1, slope1), f64x2.mul(bend1, bend1))), 16);
  }
}
