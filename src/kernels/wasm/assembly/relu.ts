// y = max(x, 0); NaN stays NaN. `x` and `y` are addresses of `count` floats and may be the same.
export function relu(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i <= count - 4; i += 4) {
    v128.store(y + (<usize>i << 2), f32x4.max(v128.load(x + (<usize>i << 2)), zero));
  }
  for (; i < count; i++) {
    store<f32>(y + (<usize>i << 2), max<f32>(load<f32>(x + (<usize>i << 2)), 0));
  }
}

// dx = dy where y > 0, else 0; y is the output of `relu`.
export function reluGrad(dy: usize, y: usize, dx: usize, count: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i <= count - 4; i += 4) {
    const at = <usize>i << 2;
    v128.store(dx + at, v128.and(v128.load(dy + at), f32x4.gt(v128.load(y + at), zero)));
  }
  for (; i < count; i++) {
    const at = <usize>i << 2;
    store<f32>(dx + at, load<f32>(y + at) > 0 ? load<f32>(dy + at) : 0);
  }
}
