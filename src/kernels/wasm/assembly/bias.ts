// y (rows × columns) = x + bias (columns), and max(…, 0) where `relu`. `x` and `y` may be the same.
export function addBias(x: usize, bias: usize, y: usize, rows: i32, columns: i32, relu: bool): void {
  const floor = f32x4.splat(relu ? 0 : -Infinity);
  for (let i = 0; i < rows; i++) {
    let j = 0;
    for (; j <= columns - 4; j += 4) {
      const sum = f32x4.add(v128.load(x), v128.load(bias + (<usize>j << 2)));
      v128.store(y, f32x4.max(sum, floor));
      x += 16;
      y += 16;
    }
    for (; j < columns; j++) {
      const sum = load<f32>(x) + load<f32>(bias + (<usize>j << 2));
      store<f32>(y, relu ? max<f32>(sum, 0) : sum);
      x += 4;
      y += 4;
    }
  }
}
