// Two transforms run side by side, one in each lane. A complex value of both takes 32 bytes: re, re, im, im.

// @ts-ignore: a decorator of AssemblyScript
@inline
export const VALUE: usize = 32;

// Stores (re, im)·(wr, wi), with the products and sums in the order of `src/signal/fft`.
// @ts-ignore: a decorator of AssemblyScript
@inline
export function storeProduct(y: usize, re: v128, im: v128, wr: v128, wi: v128): void {
  v128.store(y, f64x2.sub(f64x2.mul(re, wr), f64x2.mul(im, wi)));
  v128.store(y, f64x2.add(f64x2.mul(re, wi), f64x2.mul(im, wr)), 16);
}

// @ts-ignore: a decorator of AssemblyScript
@inline
export function storeValue(y: usize, re: v128, im: v128): void {
  v128.store(y, re);
  v128.store(y, im, 16);
}
