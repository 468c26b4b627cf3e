// y (columns) = sum of the rows of x (rows × columns), added from the first to the last.
export function sumRows(x: usize, y: usize, rows: i32, columns: i32): void {
  const stride = <usize>columns << 2;
  let j = 0;
  for (; j <= columns - 16; j += 16) {
    let from = x + (<usize>j << 2);
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let i = 0; i < rows; i++, from += stride) {
      s0 = f32x4.add(s0, v128.load(from));
      s1 = f32x4.add(s1, v128.load(from, 16));
      s2 = f32x4.add(s2, v128.load(from, 32));
      s3 = f32x4.add(s3, v128.load(from, 48));
    }
    const to = y + (<usize>j << 2);
    v128.store(to, s0);
    v128.store(to, s1, 16);
    v128.store(to, s2, 32);
    v128.store(to, s3, 48);
  }
  for (; j < columns; j++) {
    let from = x + (<usize>j << 2);
    let sum: f32 = 0;
    for (let i = 0; i < rows; i++, from += stride) sum += load<f32>(from);
    store<f32>(y + (<usize>j << 2), sum);
  }
}
